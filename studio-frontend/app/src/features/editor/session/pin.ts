/** A version of a flow of the team that a step calls. */
export interface Pin {
  readonly name: string;
  readonly number: number;
}

const FORM = /^[a-z][a-z0-9_-]*\/([a-z][a-z0-9_]{0,62})@([1-9]\d{0,8})$/;

/** Reads what `uses` says, such as `team/report@3`; undefined for anything else, such as a file. */
export function pinOf(uses: string): Pin | undefined {
  const [, name, number] = FORM.exec(uses) ?? [];
  return name === undefined ? undefined : { name, number: Number(number) };
}

/** Returns what `uses` says for a version of a flow; `team` stands for the flow's own team, whatever that is called. */
export function pinText({ name, number }: Pin): string {
  return `team/${name}@${number}`;
}
