import { isList, isObject, type JsonObject, type JsonValue, objectOf, type Pointer } from "@foldwork/model";

/** A field of a form: what it is called, where its value stands, what the value may be. */
export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly place: Pointer;
  readonly schema: JsonObject;
  readonly value: JsonValue | undefined;
}

/** How a value is edited. */
export type FieldKind = "choice" | "number" | "list" | "map" | "nested" | "text" | "any";

/** Returns how a value of a schema is edited. */
export function kindOfField(schema: JsonObject): FieldKind {
  if (isList(schema.enum) || schema.type === "boolean") {
    return "choice";
  }
  switch (schema.type) {
    case "integer":
    case "number":
      return "number";
    case "array":
      return "list";
    case "string":
      return "text";
    case "object":
      return isObject(schema.properties) && Object.keys(schema.properties).length > 0 ? "nested" : "map";
    default:
      return "any";
  }
}

/** Returns the fields of a map by its schema, those that must be filled in first. */
export function fieldsOf(
  schema: JsonObject,
): readonly { readonly name: string; readonly schema: JsonObject; readonly required: boolean }[] {
  const required = isList(schema.required) ? schema.required : [];
  const fields = Object.entries(objectOf(schema.properties)).map(([name, each]) => ({
    name,
    schema: objectOf(each),
    required: required.includes(name),
  }));
  return [...fields.filter((field) => field.required), ...fields.filter((field) => !field.required)];
}
