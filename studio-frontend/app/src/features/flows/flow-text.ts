/** Returns the text of a flow without steps. */
export function emptyFlow(title: string): string {
  // A JSON string is one of YAML too, whatever somebody types.
  return `apiVersion: foldwork/v1
kind: Flow
metadata:
  name: ${nameOf(title)}
  title: ${JSON.stringify(title)}
spec:
  nodes: {}
`;
}

/** Returns what other flows may call one of this title by. */
export function nameOf(title: string): string {
  const name = title
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .slice(0, 40)
    .replace(/_+$/, "");
  return name === "" ? "flow" : name;
}

/** Returns a name with a number behind it, from 2 on. */
export function numbered(name: string, number: number): string {
  return number < 2 ? name : `${name.slice(0, 56)}_${number}`;
}

/** Returns the text of a flow whose name has a number behind it, from 2 on. */
export function renamed(text: string, number: number): string {
  return text.replace(/^( {2}name: )(.+)$/m, (_, key: string, name: string) => key + numbered(name, number));
}

/** Returns what a flow says of itself in its first lines. */
export function factOf(text: string, fact: "name" | "title" | "summary"): string {
  return new RegExp(`^ {2}${fact}: (.+)$`, "m").exec(text)?.[1] ?? "";
}
