export const editor = {
  loading: "the flow",
};
