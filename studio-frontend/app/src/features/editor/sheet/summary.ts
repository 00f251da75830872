import {
  type FlowSnapshot,
  isObject,
  type JsonObject,
  type JsonValue,
  type NodeType,
  type NodeView,
} from "@foldwork/model";
import { messages } from "../../../messages/index.ts";

const words = messages.editor.summary;

/** Returns one line made of the settings that matter; expressions as they are written, never JSON. */
export function summaryOf(view: NodeView, type: NodeType | undefined): string {
  const written = byType(view);
  return written === "" ? (type?.summary ?? view.type) : written;
}

function byType({ type, settings, uses, size }: NodeView): string {
  switch (type.replace(/@.*$/, "")) {
    case "flow.if":
      return plain(settings.condition);
    case "flow.for_each":
      return joined(words.forEach(plain(settings.items)), atOnce(settings.concurrency));
    case "flow.loop":
      return settings.while === undefined ? "" : words.loop(plain(settings.while));
    case "flow.switch":
      return settings.value === undefined ? "" : words.switch(plain(settings.value));
    case "flow.group":
      return words.group(size);
    case "flow.call":
      return calledName(uses);
    case "http.request":
      return joined(plain(settings.method) || (settings.url === undefined ? "" : "GET"), plain(settings.url));
    case "chat.ask":
      return plain(settings.question);
    case "data.set":
      return names(settings);
    case "data.transform":
      return plain(settings.value);
    case "time.wait":
      return plain(settings.for ?? settings.until);
    case "log.note":
      return plain(settings.message);
    case "flow.fail":
      return joined(plain(settings.code), plain(settings.message));
    default:
      return type.startsWith("file.") ? path(settings) : firstText(settings);
  }
}

function path(settings: JsonObject): string {
  return [plain(settings.folder), plain(settings.path)].filter((part) => part !== "").join("/");
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}

function atOnce(concurrency: JsonValue | undefined): string {
  return typeof concurrency === "number" && concurrency > 1 ? words.atOnce(concurrency) : "";
}

function names(settings: JsonObject): string {
  return Object.keys(settings).slice(0, 6).join(", ");
}

function firstText(settings: JsonObject): string {
  return plain(Object.values(settings).find((value) => typeof value === "string"));
}

const LONGEST = 200;

/** Returns a value in a line: an expression without its braces, a list by its length. */
function plain(value: JsonValue | undefined): string {
  if (value === undefined || value === null) {
    return "";
  }
  if (Array.isArray(value)) {
    return words.items(value.length);
  }
  if (isObject(value)) {
    return names(value);
  }
  const text = String(value).trim();
  const only = /^\$\{([^{}]*)\}$/.exec(text);
  return (only?.[1] ?? text).replace(/\s+/g, " ").trim().slice(0, LONGEST);
}

/** Returns what a called flow is called: `Flow · version 3`. */
export function calledName(uses: string): string {
  const version = uses.split("@")[1];
  return uses === "" ? "" : version === undefined ? uses : words.version(version);
}

/** Returns what stands behind the title of an unfolded container: its kind and what it is set to. */
export function kindOf(view: NodeView, type: NodeType | undefined): string {
  switch (type?.body) {
    case "per_item":
      return joined(type.title, atOnce(view.settings.concurrency));
    case "once":
      return `${type.title} · ${words.steps(view.size)}`;
    case "called_flow":
      return "";
    default:
      return type?.title ?? view.type;
  }
}

/** Returns how many steps a container holds, at its first level. */
export function insideCount(view: NodeView, called: FlowSnapshot | undefined): number {
  const spec = called?.logic.spec;
  const nodes = isObject(spec) ? spec.nodes : undefined;
  return isObject(nodes) ? Object.keys(nodes).length : view.size;
}
