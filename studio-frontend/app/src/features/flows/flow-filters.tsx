import { icon as down } from "icon:caret-down-bold";
import { icon as tagIcon } from "icon:tag";
import { useNavigate } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, classes, Icon, Menu, MenuChoice } from "../../ui/index.ts";
import styles from "./flow-filters.module.css";
import type { Flow } from "./flow-queries.ts";
import { type Selection, SHOWN, type Shown, SORTS, tags } from "./selection.ts";

const words = messages.flows;
const ANY = "*any*";

interface FlowFiltersProps {
  readonly flows: readonly Flow[];
  readonly selection: Selection;
}

/** Which of the flows the list shows; the choice stands in the address. */
export function FlowFilters({ flows, selection }: FlowFiltersProps) {
  const navigate = useNavigate();
  const choose = (change: { show?: Shown; tag?: string | undefined; sort?: string }) =>
    navigate({ to: "/", search: (before) => ({ ...before, ...change }), replace: true });
  const tagOptions = [{ value: ANY, name: words.anyTag }, ...tags(flows).map((tag) => ({ value: tag, name: tag }))];
  const sortOptions = SORTS.map((value) => ({ value, name: words.sorts[value] }));
  return (
    <div className={styles.filters}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend */}
      <div role="group" aria-label={words.filters.label} className={styles.group}>
        {SHOWN.map((show) => (
          <Button
            key={show}
            small
            kind="ghost"
            className={classes(selection.show === show && styles.on)}
            aria-pressed={selection.show === show}
            onClick={() => choose({ show })}
          >
            {show === "all" && selection.show !== "archived" ? words.filters.all(flows.length) : nameOf(show)}
          </Button>
        ))}
        {tagOptions.length > 1 && (
          <Menu
            align="start"
            trigger={
              <Button small kind="ghost" icon={tagIcon} className={classes(selection.tag !== undefined && styles.on)}>
                {selection.tag ?? words.tags}
              </Button>
            }
          >
            <MenuChoice
              label={words.tags}
              value={selection.tag ?? ANY}
              options={tagOptions}
              onChoose={(tag) => choose({ tag: tag === ANY ? undefined : tag })}
            />
          </Menu>
        )}
      </div>
      <Menu
        trigger={
          <Button small kind="ghost" aria-label={`${words.sort}: ${words.sorts[selection.sort]}`}>
            {words.sorts[selection.sort]}
            <Icon of={down} size={12} />
          </Button>
        }
      >
        <MenuChoice
          label={words.sort}
          value={selection.sort}
          options={sortOptions}
          onChoose={(sort) => choose({ sort })}
        />
      </Menu>
    </div>
  );
}

function nameOf(show: Shown): string {
  return show === "all" ? words.filters.allOthers : words.filters[show];
}
