export {
  accountQueries,
  enterTeam,
  forget,
  type Guest,
  join,
  joinByProvider,
  leaveTeam,
  type Me,
  mayEdit,
  type Provider,
  signIn,
  signOut,
} from "./account-queries.ts";
export { hasRole, ROLES, type Role } from "./roles.ts";
export { SignInForm } from "./sign-in-form.tsx";
export { useMe } from "./use-me.ts";
