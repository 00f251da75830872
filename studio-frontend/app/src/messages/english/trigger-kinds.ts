/** What the forms of the kinds of triggers say. */
export const schedules = {
  timetable: {
    rhythm: "How often",
    rhythms: {
      hour: "Every hour",
      day: "Every day",
      weekday: "Every day from Monday to Friday",
      month: "Every month",
      own: "As the pattern says",
    },
    time: "At",
    minute: "Minutes past the hour",
    day: "Day of the month",
    lastDay: "The last day",
    cron: "Pattern",
    cronHelp:
      "Minute, hour, day of the month, month, day of the week. * is every one, */15 every 15th, 1-5 a range, L the last day.",
    zone: "Time zone",
    exceptions: (count: number) =>
      count === 0 ? "Days that are exceptions" : count === 1 ? "1 day is an exception" : `${count} days are exceptions`,
    skipped: "Not on these days",
    skippedHelp: "Such as holidays.",
    added: "Also on these days",
    addedHelp: "At the same times of day.",
  },
  rules: {
    overlap: "If the run before still goes on",
    overlaps: {
      skip: "Leave this time out",
      queue: "Wait for its end",
      allow: "Run beside it",
      cancel_previous: "Stop the one before",
    },
    overlapHelp: {
      skip: "It runs again at the next time.",
      queue: "One waits; further ones are left out.",
      allow: "Any number may run at once.",
      cancel_previous: "The new one starts, earlier ones are asked to stop.",
    },
    catchUp: "Times that were missed",
    catchUps: { last: "Make up for the newest", none: "Let them go", all: "Make up for all" },
    catchUpHelp: {
      last: "After an outage it runs once.",
      none: "After an outage it goes on with the next time.",
      all: "After an outage it runs for each of them, in order.",
    },
    limit: "At most so many",
  },
};

export const webhooks = {
  webhook: {
    body: "What is sent goes to",
    fields: "Each field to the input of its name",
    answer: "The caller is answered",
    answers: { now: "At once", after_run: "After the run" },
    answerHelp: {
      now: "With the id of the run.",
      after_run: "With the output of the run, if it ends in time; else with its id.",
    },
    wait: "Seconds to wait for its end",
    perMinute: "Calls a minute",
    perMinuteHelp: "More are turned away for a while.",
    signed: "Calls must be signed",
    signedHelp:
      "You get a key. Each call proves by HMAC-SHA256 that it is from who has the key, and is no older than 5 minutes.",
    twice: "A call that is sent again with the same webhook-id header starts nothing.",
  },
  opened: {
    title: (name: string) => `The address of ${name}`,
    text: "It is shown this once. Whoever has it can start the flow, so copy it now and keep it safe.",
    address: "Address",
    key: "Key for signatures",
    try: "Try it in a terminal",
    copy: (label: string) => `Copy: ${label}`,
  },
  rotate: {
    title: (name: string) => `Another address for ${name}?`,
    text: "It gets a new address, and a new key if calls must be signed. Both are shown once.",
    keep: "The old address works",
    keeps: { 0: "no more from now on", 3600: "for another hour", 86400: "for another day", 604800: "for another week" },
    submit: "Make another address",
  },
};

export const eventTriggers = {
  event: {
    kind: "What has to happen",
    kinds: {
      run_ended: "A run ends",
      version_published: "A version is published",
      posted: "A program tells of something",
    },
    kindHelp: {
      run_ended: "Such as telling somebody when a flow fails.",
      version_published: "Such as running tests of what is new.",
      posted: "By POST /api/v1/events, with a token that may start runs.",
    },
    type: "Type of the event",
    typeHelp: "The word that the program uses, such as order.created.",
    typeFault: "Use small letters, digits, dots, - and _, begin with a letter, and not with foldwork.",
    watched: "Of which flow",
    anyFlow: "Any flow",
    ends: "How it ends",
    endsHelp: "If none is chosen, any end counts.",
    states: { succeeded: "It succeeds", failed: "It fails", cancelled: "It is stopped" },
    filter: "Only if",
    filterHelp: {
      run_ended: "An expression that sees event, such as event.data.state = 'failed'. Empty: always.",
      version_published: "An expression that sees event, such as event.data.version > 1. Empty: always.",
      posted: "An expression that sees event, such as event.data.total > 100. Empty: always.",
    },
    input: "What happened goes to",
    fields: "Each member of its data to the input of its name",
  },
};
