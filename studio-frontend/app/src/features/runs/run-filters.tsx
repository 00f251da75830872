import { icon as down } from "icon:caret-down-bold";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, classes, Icon, Menu, MenuChoice } from "../../ui/index.ts";
import { ENGINES, isEmpty, type RunFilter, STATES, TIMES } from "./run-filter.ts";
import { type RunSummary, runQueries } from "./run-queries.ts";
import styles from "./runs-page.module.css";

const words = messages.runs;
const ANY = "any";
const TYPING_MILLIS = 250;

interface RunFiltersProps {
  readonly filter: RunFilter;
  readonly runs: readonly RunSummary[];
}

/** Which runs the list shows; the choice stands in the address. */
export function RunFilters({ filter, runs }: RunFiltersProps) {
  const navigate = useNavigate();
  const recent = useQuery(runQueries.recent());
  const choose = (change: RunFilter) =>
    navigate({ to: "/runs", search: (before) => ({ ...before, ...change }), replace: true });
  const newest = [...(recent.data?.byFlow.values() ?? [])].flatMap(([first]) => (first ? [first] : []));
  const flows = newest.map(({ flowId, title, flow }) => ({ value: flowId ?? flow, name: title || flow }));
  const names = [...new Set([...runs.map((run) => run.startedBy), ...(filter.by ? [filter.by] : [])])].sort();
  const { filters } = words;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend
    <div role="group" aria-label={filters.label} className={styles.filters}>
      <TextFilter text={filter.text ?? ""} onChange={(text) => choose({ text: text === "" ? undefined : text })} />
      <FilterMenu
        label={filters.flow}
        any={filters.anyFlow}
        value={filter.flow}
        options={flows}
        onChoose={(flow) => choose({ flow })}
      />
      <FilterMenu
        label={filters.state}
        any={filters.anyState}
        value={filter.state}
        options={STATES.map((value) => ({ value, name: words.states[value] }))}
        onChoose={(state) => choose({ state })}
      />
      <FilterMenu
        label={filters.engine}
        any={filters.anyEngine}
        value={filter.engine}
        options={ENGINES.map((value) => ({ value, name: words.engines[value] }))}
        onChoose={(engine) => choose({ engine })}
      />
      <FilterMenu
        label={filters.time}
        any={filters.times.any}
        value={filter.when}
        options={TIMES.filter((value) => value !== ANY).map((value) => ({ value, name: filters.times[value] }))}
        onChoose={(when) => choose({ when })}
      />
      <FilterMenu
        label={filters.by}
        any={filters.anyone}
        value={filter.by}
        options={names.map((name) => ({ value: name, name }))}
        onChoose={(by) => choose({ by })}
      />
      {!isEmpty(filter) && (
        <Button small kind="ghost" onClick={() => navigate({ to: "/runs", search: {}, replace: true })}>
          {filters.clear}
        </Button>
      )}
    </div>
  );
}

/** What is typed is looked for when the typing rests. */
function TextFilter({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) {
      return;
    }
    const timer = setTimeout(() => onChange(typed), TYPING_MILLIS);
    return () => clearTimeout(timer);
  });
  return (
    <input
      type="search"
      className={styles.search}
      aria-label={words.filters.text}
      placeholder={words.filters.textHelp}
      maxLength={200}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

interface FilterMenuProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly onChoose: (value: string | undefined) => void;
}

function FilterMenu({ label, any, value, options, onChoose }: FilterMenuProps) {
  const chosen = options.find((option) => option.value === value)?.name ?? value;
  return (
    <Menu
      align="start"
      trigger={
        <Button
          small
          kind="ghost"
          className={classes(value !== undefined && styles.on)}
          aria-label={`${label}: ${chosen ?? any}`}
        >
          {chosen ?? label}
          <Icon of={down} size={12} />
        </Button>
      }
    >
      <MenuChoice
        label={label}
        value={value ?? ANY}
        options={[{ value: ANY, name: any }, ...options]}
        onChoose={(next) => onChoose(next === ANY ? undefined : next)}
      />
    </Menu>
  );
}
