const scopes: Readonly<Record<string, string>> = {
  admin: "do everything that you may do in this team",
  "flows:read": "read flows",
  "flows:write": "change flows",
  "runs:read": "read runs",
  "runs:write": "start and steer runs",
};

export const device = {
  title: "Let a program in",
  text: "A program that you started shows a code. Type it here to let the program act for you.",
  code: "Code",
  codeHelp: "Eight letters in two groups, such as BCDF-GHJK.",
  look: "Look who asks",
  asks: (program: string) => `${program} asks to act for you`,
  team: (team: string) => `In the team ${team} it may:`,
  scope: (scope: string) => scopes[scope] ?? scope,
  from: (address: string) => `It asks from ${address}.`,
  warning: "Go on only if you started it yourself and it shows this code.",
  approve: "Let it in",
  deny: "Do not let it in",
  another: "Type another code",
  approved: { title: "The program is signed in.", text: "Go back to it. You can close this page." },
  denied: { title: "The program was turned away.", text: "It gets no access. You can close this page." },
  home: "Go to your flows",
};
