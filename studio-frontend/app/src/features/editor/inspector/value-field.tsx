import { icon as fx } from "icon:function";
import type { JsonObject, JsonValue, Pointer } from "@foldwork/model";
import { useId } from "react";
import { messages } from "../../../messages/index.ts";
import { IconButton } from "../../../ui/index.ts";
import { AnyField } from "./any-field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { ExpressionField } from "./expression-field.tsx";
import { type FieldProps, kindOfField } from "./field-kinds.ts";
import { useForm } from "./form-context.tsx";
import { ListField } from "./list-field.tsx";
import { MapField } from "./map-field.tsx";
import { NestedField } from "./nested-field.tsx";
import { NumberField } from "./number-field.tsx";
import { FieldProblems } from "./problem-list.tsx";
import { TextField } from "./text-field.tsx";
import styles from "./value-field.module.css";
import { kindOfSchema } from "./values.ts";

const words = messages.editor.form;

interface ValueFieldProps extends Omit<FieldProps, "id" | "label"> {
  readonly label?: string;
  readonly required?: boolean;
}

/** One setting: its name, its field, its help, what is wrong with it. */
export function ValueField({ place, schema, value, required = false, ...rest }: ValueFieldProps) {
  const id = useId();
  const { set, readOnly, problems } = useForm();
  const label = rest.label ?? titleOf(schema, place);
  const whole = isExpression(value, schema);
  const canSwitch = !readOnly && kindOfField(schema) !== "any" && kindOfField(schema) !== "text" && !isTruth(schema);
  const own = problems.filter((problem) => samePlace(problem.place, place));
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <span id={`${id}-label`} className={styles.label}>
          {label}
        </span>
        <span className={styles.kind}>{required ? kindOfSchema(schema) : optionalKind(schema)}</span>
        {canSwitch && (
          <IconButton
            icon={fx}
            label={whole ? words.asValue : words.asExpression}
            aria-pressed={whole}
            className={styles.switch}
            onClick={() => set(place, whole ? undefined : asExpression(value))}
          />
        )}
      </div>
      <Control id={id} label={label} place={place} schema={schema} value={value} whole={whole} />
      {typeof schema.description === "string" && <p className={styles.help}>{schema.description}</p>}
      <FieldProblems problems={own} />
    </div>
  );
}

function Control({ whole, ...props }: FieldProps & { readonly whole: boolean }) {
  if (whole) {
    return <ExpressionField {...props} />;
  }
  switch (kindOfField(props.schema)) {
    case "choice":
      return <ChoiceField {...props} />;
    case "number":
      return <NumberField {...props} />;
    case "list":
      return <ListField {...props} />;
    case "map":
      return <MapField {...props} />;
    case "nested":
      return <NestedField {...props} Field={ValueField} />;
    case "text":
      return <TextField {...props} />;
    default:
      return <AnyField {...props} />;
  }
}

/** A truth that a step decides by is worked out, never fixed. */
function isTruth(schema: JsonObject): boolean {
  return schema.type === "boolean" && schema.default === undefined;
}

/** Returns true for a value that is one expression as a whole. */
function isExpression(value: JsonValue | undefined, schema: JsonObject): boolean {
  if (kindOfField(schema) === "text" || kindOfField(schema) === "any") {
    return false;
  }
  return (isTruth(schema) && typeof value !== "boolean") || (typeof value === "string" && value.includes("${"));
}

function asExpression(value: JsonValue | undefined): string {
  return value === undefined ? "${  }" : `\${ ${JSON.stringify(value)} }`;
}

function optionalKind(schema: JsonObject): string {
  return [kindOfSchema(schema), words.optional].filter((part) => part !== "").join(", ");
}

function titleOf(schema: JsonObject, place: Pointer): string {
  const name = place.at(-1) ?? "";
  return typeof schema.title === "string" ? schema.title : name.replace(/([a-z])([A-Z])/g, "$1 $2");
}

function samePlace(problem: readonly string[], place: Pointer): boolean {
  const inside = problem[0] === "with" ? problem.slice(1) : problem;
  return problem[0] === "with" && inside.length >= place.length && place.every((part, i) => part === inside[i]);
}
