export const data = {
  views: { values: "Values", table: "Table", raw: "Raw" },
  view: "How it is shown",
  nothing: "Nothing.",
  key: (name: string) => `key ${name}`,
  copy: "Copy",
  copied: "Copied.",
  entries: (count: number) => (count === 1 ? "1 entry" : `${count} entries`),
  members: (count: number) => (count === 1 ? "1 value" : `${count} values`),
  more: (count: number) => `Show ${count} more`,
  whole: "Show the whole text",
  value: "Value",
  name: "Name",
};
