import { membersOf, resolved, type Schema, shapeOf } from "../../ui/schema-form/schema.ts";

/** Returns a body such as the flow takes, without the inputs that are always the same. */
export function exampleBody(schema: Schema, fixed: ReadonlySet<string>, bodyInput: string | null): unknown {
  const inputs = membersOf(schema).filter(({ name }) => !fixed.has(name));
  const whole = inputs.find(({ name }) => name === bodyInput);
  if (bodyInput !== null) {
    return whole === undefined ? {} : example(whole.schema, schema);
  }
  return Object.fromEntries(inputs.map((member) => [member.name, example(member.schema, schema)]));
}

function example(schema: Schema, root: Schema): unknown {
  const known = resolved(schema, root);
  if (known.default !== undefined) {
    return known.default;
  }
  const shape = shapeOf(known);
  switch (shape.kind) {
    case "text":
      return "text";
    case "number":
      return 1;
    case "boolean":
      return true;
    case "choice":
      return shape.options[0] ?? null;
    case "date":
      return "2030-01-31";
    case "moment":
      return "2030-01-31T09:00:00Z";
    case "list":
      return [];
    case "group":
      return Object.fromEntries(shape.members.map((member) => [member.name, example(member.schema, root)]));
    default:
      return {};
  }
}

/** Returns lines for a shell that deliver a body; with a key they sign it as the service wants it. */
export function curlLines(url: string, body: unknown, signingKey: string | null): string {
  const text = quoted(JSON.stringify(body));
  if (signingKey === null) {
    return [`curl -X POST ${quoted(url)} \\`, "  -H 'Content-Type: application/json' \\", `  -d ${text}`].join("\n");
  }
  return [
    `ID=call-$(date +%s)-$$; TIME=$(date +%s); BODY=${text}`,
    'SIGNATURE=$(printf %s "$ID.$TIME.$BODY" | openssl dgst -sha256 -mac HMAC \\',
    `  -macopt hexkey:${hexOf(signingKey)} -binary | base64)`,
    `curl -X POST ${quoted(url)} \\`,
    "  -H 'Content-Type: application/json' \\",
    '  -H "webhook-id: $ID" -H "webhook-timestamp: $TIME" \\',
    '  -H "webhook-signature: v1,$SIGNATURE" -d "$BODY"',
  ].join("\n");
}

/** Puts a text into single quotes, so that a shell takes nothing in it for its own. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The key behind its prefix is base64; openssl takes digits. */
function hexOf(key: string): string {
  const bytes = atob(key.replace(/^whsec_/, ""));
  return [...bytes].map((each) => each.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}
