import { useNavigate } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Choice } from "../team/index.ts";
import { KINDS, type Kind, type Trigger } from "./trigger-queries.ts";
import { useFlowsById } from "./trigger-words.ts";
import styles from "./triggers.module.css";

const words = messages.triggers.filters;
const ANY = "";

interface TriggerFiltersProps {
  readonly flow: string | undefined;
  readonly kind: Kind | undefined;
  readonly triggers: readonly Trigger[];
}

/** Which triggers the list shows; the choice stands in the address. */
export function TriggerFilters({ flow, kind, triggers }: TriggerFiltersProps) {
  const navigate = useNavigate();
  const flows = useFlowsById();
  const ids = new Set(triggers.flatMap(({ flowId }) => (flowId === null ? [] : [flowId])).concat(flow ?? []));
  const known = [...ids].map((id) => {
    const found = flows.get(id);
    return { value: id, name: found === undefined ? messages.triggers.sets.someFlow : found.title || found.name };
  });
  const choose = (change: { readonly flow?: string | undefined; readonly kind?: string | undefined }) =>
    navigate({ to: "/triggers", search: (before) => ({ ...before, ...change }), replace: true });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend
    <div role="group" aria-label={words.label} className={styles.filters}>
      <Choice
        label={words.flow}
        value={flow ?? ANY}
        options={[{ value: ANY, name: words.anyFlow }, ...known.sort((a, b) => a.name.localeCompare(b.name))]}
        onChange={(chosen) => choose({ flow: chosen === ANY ? undefined : chosen })}
      />
      <Choice
        label={words.kind}
        value={kind ?? ANY}
        options={[
          { value: ANY, name: words.anyKind },
          ...KINDS.map((value) => ({ value, name: messages.triggers.kinds[value] })),
        ]}
        onChange={(chosen) => choose({ kind: chosen === ANY ? undefined : chosen })}
      />
    </div>
  );
}
