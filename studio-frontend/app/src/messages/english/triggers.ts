import { eventTriggers, schedules, webhooks } from "./trigger-kinds.ts";

export const triggers = {
  title: "Triggers",
  loading: "the triggers",
  add: "New trigger",
  addKinds: { schedule: "A schedule", webhook: "A webhook", event: "An event trigger" },
  kinds: { schedule: "Schedule", webhook: "Webhook", event: "Event" },
  empty:
    "Nothing starts by itself yet. A schedule starts a flow at times, a webhook when another program calls, an event trigger when something happens in the team.",
  emptyReadOnly: "Nothing starts by itself yet. People who can edit make schedules, webhooks and event triggers here.",
  nothing: "No trigger is like this.",
  showAll: "Show all triggers",
  more: (count: number) => `Show ${count} more`,
  columns: { name: "Name", starts: "Starts", next: "Next", last: "Last", actions: "" },
  filters: { label: "Which triggers are shown", flow: "Flow", anyFlow: "Any flow", kind: "Kind", anyKind: "Any kind" },
  starts: (version: number | null, where: string, archived: boolean) =>
    `${version === null ? "Newest version" : `Version ${version}`} · ${where}${archived ? " · archived" : ""}`,
  sentAlong: "A flow that was sent along",
  paused: "Paused",
  whenever: { webhook: "When it is called", event: "When it happens" },
  notYet: "Not yet",
  outcomes: {
    started: "Started",
    queued: "Waits for the run before",
    skipped: "Left out",
    missed: "Missed",
    failed: "Not started",
    refused: "Refused",
    gone: "Run is gone",
    run: "Show the run",
  },
  sets: {
    call: "When its address is called",
    signedCall: "When its address is called, signed",
    someFlow: "a flow that is gone",
    pattern: (cron: string) => `At ${cron}`,
    rhythm: rhythmWords,
    inZone: (when: string, zone: string) => `${when}, ${zone}`,
    posted: (type: string) => `When ${type} is told`,
    published: (flow: string | undefined) => `When a version of ${flow ?? "any flow"} is published`,
    ended: (flow: string | undefined, states: readonly string[]) =>
      `When a run of ${flow ?? "any flow"} ${states.length === 0 ? "ends" : states.map(endWord).join(" or ")}`,
    filtered: (what: string, filter: string) => `${what}, if ${filter}`,
  },
  times: {
    title: "Next ten times",
    never: "Never again.",
    unreadable: "The times show here once the pattern can be read.",
    zone: (zone: string) => `By the clock of ${zone.replaceAll("_", " ")}.`,
    inZone: (at: Date, zone: string): string => momentIn(zone).format(at),
  },
  menu: {
    actions: (name: string) => `Actions for ${name}`,
    change: "Change",
    pause: "Pause",
    resume: "Resume",
    rotate: "Give it another address",
    delete: "Delete",
    paused: (name: string) => `"${name}" is paused.`,
    resumed: (name: string) => `"${name}" goes on.`,
    notDone: "That was not done.",
    deleteTitle: (name: string) => `Delete "${name}"?`,
    deleteText: {
      schedule: "It starts nothing more, and what became of its times is forgotten. Its runs stay.",
      webhook: "Whoever calls its address is turned away from then on. Its runs stay.",
      event: "It starts nothing more, and what became of its events is forgotten. Its runs stay.",
    },
    deleteSubmit: { schedule: "Delete the schedule", webhook: "Delete the webhook", event: "Delete the event trigger" },
    deleted: (name: string) => `"${name}" is deleted.`,
  },
  history: {
    title: { schedule: "What became of its times", webhook: "Deliveries", event: "What became of its events" },
    loading: "what happened",
    none: {
      schedule: "It has not been due yet.",
      webhook: "Nobody has called it yet.",
      event: "Nothing it waits for has happened yet.",
    },
    more: "Show older ones",
  },
  ofFlow: {
    title: "Triggers of this flow",
    none: "Nothing starts this flow by itself.",
    schedule: "Run it on a schedule…",
    all: "Show them with all triggers",
  },
  form: {
    newTitle: { schedule: "A new schedule", webhook: "A new webhook", event: "A new event trigger" },
    changeTitle: (name: string) => `Change ${name}`,
    text: {
      schedule: "Starts a flow at the times you say, whether somebody is here or not.",
      webhook: "Gives you a secret address. Each call to it starts the flow.",
      event: "Starts a flow each time something happens in the team.",
    },
    name: "Name",
    nameHelp: {
      schedule: "Runs show it as who started them.",
      webhook: "Such as the program that calls.",
      event: "Runs show it as who started them.",
    },
    nameMissing: "Give it a name.",
    flow: "Flow to start",
    chooseFlow: "Choose a flow",
    flowMissing: "Choose the flow that is started.",
    archivedFlow: "A flow that is archived",
    unpublished: (title: string) => `${title} (not published)`,
    nothingPublished: "This flow has no version yet. Publish it first: a trigger starts what is published.",
    openFlow: "Open the flow",
    sentAlong: "It starts a flow that was sent along when it was made. That flow and its inputs stay.",
    version: "Version",
    newest: "The newest one each time",
    newestHelp: "Whatever is published later is started from then on.",
    pinnedHelp: "This version is started until you choose another one.",
    whereMissing: "The computer it ran on was removed. Choose another place.",
    fixedHelp: {
      webhook: "Inputs come with each call. Those that are always the same are set here; no call can change them.",
      event: "Inputs come with each event. Those that are always the same are set here; no event can change them.",
    },
    fixed: (title: string) => `${title} is always the same`,
    submit: { schedule: "Make the schedule", webhook: "Make the webhook", event: "Make the event trigger" },
    save: "Save",
    made: (name: string) => `"${name}" is set up.`,
    changed: (name: string) => `"${name}" is saved.`,
  },
  ...schedules,
  ...webhooks,
  ...eventTriggers,
};

type Rhythm =
  | { readonly every: "hour"; readonly minute: number }
  | { readonly every: "day" | "weekday"; readonly time: string }
  | { readonly every: "month"; readonly time: string; readonly day: number | "L" };

function rhythmWords(rhythm: Rhythm): string {
  switch (rhythm.every) {
    case "hour":
      return rhythm.minute === 0 ? "Every hour" : `Every hour, ${rhythm.minute} min past`;
    case "day":
      return `Every day at ${rhythm.time}`;
    case "weekday":
      return `Monday to Friday at ${rhythm.time}`;
    case "month":
      return `Every month on ${rhythm.day === "L" ? "its last day" : `day ${rhythm.day}`} at ${rhythm.time}`;
  }
}

function endWord(state: string): string {
  return state === "cancelled" ? "is stopped" : state === "failed" ? "fails" : "succeeds";
}

const moments = new Map<string, Intl.DateTimeFormat>();

/** Dates as the clock of a zone shows them; of one that this browser does not know, as UTC. */
function momentIn(zone: string): Intl.DateTimeFormat {
  const known = moments.get(zone) ?? formatIn(zone) ?? formatIn("UTC");
  const format = known ?? new Intl.DateTimeFormat("en-GB");
  moments.set(zone, format);
  return format;
}

function formatIn(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-GB", {
      weekday: "short",
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZone,
    });
  } catch {
    return undefined;
  }
}
