/** What to do next; `what` only where the service's own sentence is not meant for people. */
export interface ProblemWords {
  readonly what?: string;
  /** Why, where the service's sentence cannot be shown: on the way back from a provider. */
  readonly why?: string;
  readonly next: string;
}

const byCode: Readonly<Record<string, ProblemWords>> = {
  ACCESS_DENIED: { what: "This is not open to you.", next: "Ask an owner of your team for it." },
  ACCOUNT_EXISTS: {
    why: "An account here has your address already.",
    next: "Sign in with its password and link the provider in your account.",
  },
  ALREADY_MEMBER: { why: "You are a member of the team already.", next: "Sign in; there is nothing to join." },
  BACKEND_ANSWER: {
    what: "What answered is not Foldwork.",
    next: "Look whether something stands between you and the service, then try again.",
  },
  CONNECTION_INVALID: { next: "Mend the fields that are named." },
  CONNECTION_IN_USE: { next: "Change the flows that are listed first." },
  CONNECTION_KIND: { next: "Choose a connection of the kind that the step takes." },
  CONNECTION_MISSING: { next: "Add the connection, then run it again." },
  CONNECTION_NAME_TAKEN: { next: "Choose another name, or change the one that has it." },
  CSRF_REFUSED: { what: "This page is out of date.", next: "Load it again, then try once more." },
  DATABASE_UNREACHABLE: {
    what: "The service cannot reach its database.",
    next: "Nothing was changed. Try again in a moment.",
  },
  EVENT_TRIGGERS_TOO_MANY: { next: "Delete event triggers that nobody needs." },
  EVENT_TRIGGER_UNKNOWN: { what: "This event trigger does not exist any more.", next: "Go back to the triggers." },
  DRAFT_CONFLICT: { next: "Look at what was changed there, then keep yours or take theirs." },
  EMAIL_REFUSED: {
    why: "Addresses like yours may not sign in this way.",
    next: "Use an account of your organisation.",
  },
  EMAIL_UNVERIFIED: {
    why: "The provider does not say that your address is yours.",
    next: "Have the address verified there, then sign in again.",
  },
  FLOW_ARCHIVED: { next: "Bring it back from the archive first." },
  FLOW_INVALID: { next: "Mend what is listed in the editor." },
  FLOW_IN_USE: { next: "Change what is listed, or archive the flow instead." },
  FLOW_NAME_TAKEN: { next: "Choose another name." },
  FLOW_NOT_PUBLISHED: { next: "Someone who can edit can publish it, or run the draft." },
  FLOW_UNKNOWN: { what: "This flow does not exist any more.", next: "Go back to your flows." },
  FOLDER_MISSING: { next: "Start Foldwork on the computer with this folder, then run it again." },
  HOST_REFUSED: {
    what: "The service does not answer under this address.",
    next: "Use the address it was given, or have this one allowed.",
  },
  IDEMPOTENCY_CONFLICT: { next: "Close this and begin anew." },
  IDENTITY_TAKEN: {
    why: "That account of yours is linked with another one here.",
    next: "Sign in with that account, or take the link off there.",
  },
  INTERNAL_ERROR: {
    what: "The service could not do this.",
    next: "What you typed is still here. Try again; if it stays, tell who looks after the service the trace.",
  },
  INVITATIONS_TOO_MANY: { next: "Take back links that nobody needs." },
  INVITATION_UNKNOWN: {
    why: "The invitation does not work any more.",
    what: "This link does not work any more.",
    next: "It works once and for a limited time. Ask an owner of the team for another one.",
  },
  LAST_OWNER: { next: "Make somebody else an owner first." },
  LAST_WAY_IN: { next: "Add another way to sign in first." },
  LOGIN_EXPIRED: { next: "Start the sign-in again in the program." },
  LOGIN_NOT_BEGUN: {
    why: "It was not begun in this browser, or too long ago.",
    what: "This sign-in was not begun in this browser, or too long ago.",
    next: "Begin again.",
  },
  LOGIN_UNKNOWN: {
    what: "No program waits for this code.",
    next: "Compare it with the program's screen. A code works once and for ten minutes.",
  },
  NODE_UNKNOWN: { next: "Load the page again and choose another step." },
  NOTES_FULL: { next: "Delete a note that nobody needs." },
  NOT_INVITED: {
    why: "No account here is linked with yours there.",
    next: "Follow an invitation, or sign in with your password and link the provider.",
  },
  ORIGIN_REFUSED: { what: "The service takes nothing from this page.", next: "Open the studio at its own address." },
  PASSKEY_NOT_BEGUN: { what: "That took too long.", next: "Begin again; a passkey has five minutes." },
  PASSKEY_REFUSED: { what: "This passkey opens no account here.", next: "Try another one, or take another way in." },
  PASSKEYS_UNAVAILABLE: {
    what: "Passkeys do not work at this address.",
    next: "Open the studio as localhost or by its https address, or take another way in.",
  },
  PROVIDER_DENIED: { why: "The provider let nobody in.", next: "Begin again, or ask who looks after the provider." },
  PROVIDER_REFUSED: {
    why: "What the provider answered does not hold.",
    next: "Begin again. The service's log says why.",
  },
  PROVIDER_UNREACHABLE: {
    why: "The provider does not answer.",
    next: "Try again in a moment, or sign in another way.",
  },
  QUESTION_NOT_OPEN: {
    what: "Somebody has answered already, or the time is over.",
    next: "There is nothing left to do.",
  },
  ROLE_MISSING: { what: "You may look, not change.", next: "Ask an owner of your team for the role." },
  RUNNER_CONNECTED: { next: "Stop Foldwork on that computer first." },
  RUNNER_FULL: { next: "Wait until runs there have ended, or choose the cloud." },
  RUNNER_MISSING: { what: "No computer is connected.", next: "Start Foldwork on yours, or choose the cloud." },
  RUNNER_UNKNOWN: { what: "That computer is not known any more.", next: "Choose another one, or the cloud." },
  RUN_FINAL: { what: "The run has ended already.", next: "Load the page again to see how." },
  RUN_NOT_FINAL: { what: "The run still goes on.", next: "Wait for its end, or stop it." },
  RUN_UNKNOWN: {
    what: "This run does not exist any more.",
    next: "Runs are kept for a limited time. Go back to the list.",
  },
  SCHEDULE_INVALID: { next: "Mend what is named, then try again." },
  SCHEDULE_UNKNOWN: { what: "This schedule does not exist any more.", next: "Go back to the triggers." },
  SECRET_IN_USE: { next: "Change the flows that are listed first." },
  SECRET_MISSING: { next: "Add the key, then run it again." },
  SECRET_NAME_TAKEN: { next: "Choose another name, or give the key that has it another value." },
  SESSION_INVALID: { what: "Your session has ended.", next: "Sign in to go on." },
  SIGN_IN_FAILED: {
    what: "Nobody has this address with this password.",
    next: "Type both again, or ask an owner of your team for an invitation.",
  },
  TEAM_MISSING: { why: "You are a member of no team.", next: "Ask an owner of a team for an invitation." },
  TEMPLATE_NOT_NEWER: { next: "Change the flow, publish it, then publish the template again." },
  TEMPLATE_PLAN_CHANGED: { what: "Something was changed meanwhile.", next: "Nothing was written. Look again." },
  TEMPLATE_UNKNOWN: { what: "This template does not exist any more.", next: "Go back to the templates." },
  TEMPLATE_UP_TO_DATE: { what: "Your flow has the newest version already.", next: "There is nothing to do." },
  TOKENS_TOO_MANY: { next: "Revoke tokens that nobody uses." },
  TOKEN_INVALID: { what: "Your session has ended.", next: "Sign in to go on." },
  TOKEN_MISSING: { what: "You are not signed in.", next: "Sign in to go on." },
  TOKEN_NAME_TAKEN: { next: "Choose another name, or revoke the token that has it." },
  VERSION_UNKNOWN: { next: "Choose another version." },
  WEBHOOK_UNKNOWN: { what: "This webhook does not exist any more.", next: "Go back to the triggers." },
  UPDATE_UNDECIDED: { next: "Choose yours or theirs for each place." },
};

const byStatus: Readonly<Record<number, ProblemWords>> = {
  403: { next: "Ask an owner of your team for it." },
  404: { next: "It may have been deleted. Go back and look again." },
  409: { next: "Load it again and look what changed; what you typed is still here." },
  413: { next: "Send less at once." },
  429: { what: "That was too often.", next: "Wait a minute, then try again." },
  500: {
    what: "The service could not do this.",
    next: "What you typed is still here. Try again in a moment.",
  },
};

export const problems = {
  byCode,
  byStatus,
  refused: { next: "Change what the sentence names, then try again." },
  offline: { what: "No connection.", next: "What you typed is still here. Try again when it is back." },
  unexpected: { what: "This page could not do that.", next: "Load it again. What is saved stays saved." },
  waitSeconds: (seconds: number) =>
    seconds < 90
      ? `Wait ${seconds} seconds, then try again.`
      : `Wait ${Math.ceil(seconds / 60)} minutes, then try again.`,
};
