// Writes src/design/generated/tokens.css from tokens.json; run it by `npm run generate`.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const TOKENS = new URL("../src/design/tokens.json", import.meta.url);
const FILE = new URL("../src/design/generated/tokens.css", import.meta.url);

interface Size {
  readonly value: number;
  readonly unit: string;
}

interface Colour {
  readonly alpha: number;
  readonly hex: string;
}

interface Shadow {
  readonly color: Colour;
  readonly offsetX: Size;
  readonly offsetY: Size;
  readonly blur: Size;
  readonly spread: Size;
}

interface Typography {
  readonly fontFamily: string;
  readonly fontSize: Size;
  readonly fontWeight: number;
  readonly lineHeight: number;
}

type Group<T> = Readonly<Record<string, { readonly $value: T }>>;

interface Tokens {
  readonly color: { readonly light: Group<Colour>; readonly dark: Group<Colour> };
  readonly space: Group<Size>;
  readonly radius: Group<Size>;
  readonly size: Group<Size>;
  readonly type: { readonly family: Group<readonly string[]> } & Group<Typography>;
  readonly shadow: Group<Shadow>;
  readonly motion: { readonly duration: Group<Size>; readonly easing: Group<readonly number[]> };
}

/** Returns what the file ought to hold. */
export async function generated(): Promise<string> {
  const tokens = JSON.parse(await readFile(TOKENS, "utf8")) as Tokens;
  const light = themed("light", tokens.color.light);
  const dark = themed("dark", tokens.color.dark);
  return [
    "/* Made from src/design/tokens.json by `npm run generate`; not to be edited. */",
    block(":root", [...light, ...shared(tokens)]),
    `@media (prefers-color-scheme: dark) {\n${block(":root", dark)}\n}`,
    block(":root[data-theme=light]", light),
    block(":root[data-theme=dark]", dark),
    "",
  ].join("\n");
}

/** Returns what the file holds. */
export function committed(): Promise<string> {
  return readFile(FILE, "utf8");
}

function themed(scheme: string, colours: Group<Colour>): string[] {
  return [`color-scheme: ${scheme}`, ...lines("", colours, colour)];
}

function shared(tokens: Tokens): string[] {
  const { family, ...styles } = tokens.type;
  return [
    ...lines("space-", tokens.space, length),
    ...lines("radius-", tokens.radius, length),
    ...lines("size-", tokens.size, length),
    ...lines("font-", family as Group<readonly string[]>, fonts),
    ...lines("text-", styles as Group<Typography>, typography),
    ...lines("shadow-", tokens.shadow, shadow),
    ...lines("duration-", tokens.motion.duration, length),
    ...lines("ease-", tokens.motion.easing, (points) => `cubic-bezier(${points.join(", ")})`),
  ];
}

function lines<T>(prefix: string, group: Group<T>, written: (value: T) => string): string[] {
  return Object.entries(group)
    .filter(([name]) => !name.startsWith("$"))
    .map(([name, token]) => `--${prefix}${name}: ${written(token.$value)}`);
}

function block(selector: string, declarations: readonly string[]): string {
  return `${selector} {\n${declarations.map((each) => `  ${each};`).join("\n")}\n}`;
}

function length({ value, unit }: Size): string {
  return value === 0 ? "0" : `${value}${unit}`;
}

function colour({ hex, alpha }: Colour): string {
  return alpha === 1
    ? hex
    : `${hex}${Math.round(alpha * 255)
        .toString(16)
        .padStart(2, "0")}`;
}

function fonts(names: readonly string[]): string {
  return names.map((name) => (name.includes(" ") ? `"${name}"` : name)).join(", ");
}

/** A shorthand for `font:`; the family is named like "{type.family.ui}". */
function typography({ fontWeight, fontSize, lineHeight, fontFamily }: Typography): string {
  const family = fontFamily.replace(/^\{type\.family\.(\w+)\}$/, "var(--font-$1)");
  const height = Math.round(fontSize.value * lineHeight);
  return `${fontWeight} ${length(fontSize)}/${height}${fontSize.unit} ${family}`;
}

function shadow({ offsetX, offsetY, blur, spread, color }: Shadow): string {
  return [offsetX, offsetY, blur, spread].map(length).concat(colour(color)).join(" ");
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(new URL(".", FILE), { recursive: true });
  await writeFile(FILE, await generated());
}
