export const join = {
  title: "Join Foldwork",
  text: "You were invited. Make your account, or use the one you have here: its address and password let you into the team.",
  name: "Your name",
  email: "Email address",
  password: "Password",
  passwordHelp: "At least 12 characters. Several words are easy to remember and hard to guess.",
  submit: "Join the team",
  with: (provider: string) => `Join with ${provider}`,
  passkey: "Join with a passkey, without a password",
  or: "or",
  incomplete: {
    title: "This link is not complete.",
    text: "Copy it whole: it ends with a # and a long word behind it. If it is, ask an owner of the team for another one.",
    signIn: "I have an account: sign in",
  },
};
