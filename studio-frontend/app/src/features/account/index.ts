export {
  accountQueries,
  enterTeam,
  forget,
  type Guest,
  join,
  joinByProvider,
  type Me,
  mayEdit,
  type Provider,
  signIn,
  signOut,
} from "./account-queries.ts";
export { SignInForm } from "./sign-in-form.tsx";
export { useMe } from "./use-me.ts";
