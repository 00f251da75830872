export { type FieldProblem, problemsOf } from "./checks.ts";
export { type Refusal, refusalOf } from "./refusals.ts";
export {
  asksForSomething,
  type Member,
  membersOf,
  type Place,
  type Schema,
  schemaOf,
  shapeOf,
  titleOf,
} from "./schema.ts";
export { SchemaForm } from "./schema-form.tsx";
export { useFilled } from "./use-filled.ts";
export { begun, isObject, keyOf, listOf, objectOf, valueAt, withMember } from "./values.ts";
