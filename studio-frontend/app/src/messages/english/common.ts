export const common = {
  cancel: "Cancel",
  close: "Close",
  tryAgain: "Try again",
  loading: (what: string) => `Loading ${what} …`,
  traceId: (id: string) => `Trace ${id}`,
};
