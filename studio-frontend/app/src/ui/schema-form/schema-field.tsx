import { messages } from "../../messages/index.ts";
import { FieldFrame, type InputFacts } from "./field-frame.tsx";
import { helpOf, type SchemaFieldProps, useField } from "./form-context.ts";
import { BooleanField, GroupField, ListField, MapField } from "./nested-fields.tsx";
import { ChoiceInput, DateInput, JsonInput, MomentInput, NumberInput, TextInput } from "./plain-fields.tsx";
import { type FieldShape, resolved, type Schema, shapeOf, titleOf } from "./schema.ts";

const words = messages.form;

/** A field for one value, as its schema asks for it. */
export function SchemaField(props: SchemaFieldProps) {
  const { at, required, value, onChange } = props;
  const { id, root, fault, disabled, sealed } = useField(at);
  const schema = resolved(props.schema, root);
  const shape = shapeOf(schema);
  const label = props.label ?? titleOf(schema, String(at.at(-1) ?? ""));
  const nested = { ...props, schema, label };
  switch (shape.kind) {
    case "group":
      return <GroupField {...nested} members={shape.members} />;
    case "list":
      return <ListField {...nested} item={shape.item} />;
    case "map":
      return <MapField {...nested} entry={shape.value} />;
    case "boolean":
      return <BooleanField {...nested} />;
    default:
      return (
        <FieldFrame
          id={id}
          label={label}
          unit={unitOf(shape, schema, required)}
          help={sealed ? words.kept : helpOf(schema)}
          fault={fault}
          required={required && !sealed}
          disabled={disabled}
        >
          {(facts) => input(shape, facts, value, onChange, required, schema)}
        </FieldFrame>
      );
  }
}

type PlainShape = Exclude<FieldShape, { kind: "group" | "list" | "map" | "boolean" }>;

function input(
  shape: PlainShape,
  facts: InputFacts,
  value: unknown,
  onChange: (value: unknown) => void,
  required: boolean,
  schema: Schema,
) {
  const same = { facts, value, onChange };
  switch (shape.kind) {
    case "text":
      return (
        <TextInput
          {...same}
          lines={shape.lines}
          secret={shape.secret}
          placeholder={exampleOf(schema)}
          keepsEmpty={required && schema.minLength === undefined && typeof schema.pattern !== "string"}
        />
      );
    case "number":
      return <NumberInput {...same} />;
    case "choice":
      return <ChoiceInput {...same} options={shape.options} required={required} />;
    case "moment":
      return <MomentInput {...same} />;
    case "date":
      return <DateInput {...same} />;
    case "json":
      return <JsonInput {...same} />;
  }
}

function unitOf(shape: PlainShape, schema: Schema, required: boolean): string | undefined {
  const unit = typeof schema["x-unit"] === "string" ? schema["x-unit"] : typeWord(shape);
  return [unit, required ? undefined : words.optional].filter((part) => part !== undefined).join(" · ") || undefined;
}

function typeWord(shape: PlainShape): string | undefined {
  switch (shape.kind) {
    case "number":
      return shape.whole ? words.types.whole : words.types.number;
    case "json":
      return words.types.json;
    case "moment":
      return words.types.moment;
    case "date":
      return words.types.date;
    default:
      return undefined;
  }
}

function exampleOf(schema: Schema): string | undefined {
  const example = Array.isArray(schema.examples) ? schema.examples[0] : undefined;
  return typeof example === "string" ? example : undefined;
}
