/** What leads somebody new through the studio. */
export const firstSteps = {
  title: "First steps",
  done: "That was all",
  hide: "Hide",
  close: "Close",
  isDone: "Done",
  isOpen: "Still to do",
  steps: {
    flow: {
      title: "Have a flow",
      how: "On the page Flows press “Open a sample” and choose one. It needs no key. Or press “New flow” and add two steps.",
    },
    run: {
      title: "Run it",
      how: "With the flow open press “Run” at the top right, then “Run it”. It runs on this computer.",
    },
    green: {
      title: "See it turn green",
      how: "Each step shows what becomes of it. If one asks you something, answer on the step. A red step says what is wrong.",
    },
    published: {
      title: "Publish it",
      how: "Press “Publish” beside “Run”. A version stays as it is, so others can run and call it.",
    },
  },
};
