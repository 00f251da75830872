export const templates = {
  title: "Templates",
  text: "Flows to start from. Each runs as it is, without a key; using one makes a copy of your own.",
};
