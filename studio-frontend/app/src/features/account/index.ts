export {
  accountQueries,
  enterTeam,
  forget,
  type Guest,
  join,
  joinByPasskey,
  joinByProvider,
  leaveTeam,
  type Me,
  mayEdit,
  type Provider,
  signIn,
  signOut,
} from "./account-queries.ts";
export { askPasskey, knowsPasskeys, makePasskey, PasskeyGivenUp } from "./passkey-ceremony.ts";
export { PasskeyProblem } from "./passkey-problem.tsx";
export { hasRole, ROLES, type Role } from "./roles.ts";
export { SignInForm } from "./sign-in-form.tsx";
export { useMe } from "./use-me.ts";
export { usePasskeysHere } from "./use-passkeys-here.ts";
