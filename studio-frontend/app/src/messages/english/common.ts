export const common = {
  cancel: "Cancel",
  close: "Close",
  tryAgain: "Try again",
  undo: "Undo",
  loading: (what: string) => `Loading ${what} …`,
  traceId: (id: string) => `Trace ${id}`,
};
