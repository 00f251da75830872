export const signIn = {
  title: "Sign in",
  email: "Email address",
  password: "Password",
  submit: "Sign in",
  with: (provider: string) => `Sign in with ${provider}`,
  or: "or",
  newcomer: "No account yet? Ask an owner of your team for an invitation.",
  ended: "Your session has ended. Sign in to go on; nothing you typed is lost.",
  back: "You were on your way to another page. You get there once you are signed in.",
  refused: (provider: string) => `Signing in with ${provider} did not work.`,
  theProvider: "the provider",
  other: "Sign in as somebody else",
};
