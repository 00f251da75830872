import { icon as down } from "icon:caret-down-bold";
import { icon as trash } from "icon:trash";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, confirmDone, Field, Icon, Menu, MenuItem, MenuLine } from "../../ui/index.ts";
import { recalled, remember } from "./input-sets.ts";
import styles from "./start-dialog.module.css";

const words = messages.start;

interface InputSetsProps {
  readonly flow: string;
  /** What the form began with, if it was given. */
  readonly given: unknown;
  readonly value: unknown;
  readonly onFill: (value: unknown) => void;
}

/** Fills the form from what was given before, and keeps what it holds under a name. */
export function InputSets({ flow, given, value, onFill }: InputSetsProps) {
  const [memory, setMemory] = useState(() => recalled(flow));
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState("");
  const save = () => {
    setMemory(remember(flow, { sets: { ...memory.sets, [name.trim()]: value } }));
    confirmDone(words.saved(name.trim()));
    setNaming(false);
    setName("");
  };
  const forget = (set: string) => {
    const { [set]: _, ...sets } = memory.sets;
    setMemory(remember(flow, { sets }));
  };
  const names = Object.keys(memory.sets);
  return (
    <div className={styles.sets}>
      <Menu
        align="start"
        trigger={
          <Button small>
            {words.fillFrom}
            <Icon of={down} size={12} />
          </Button>
        }
      >
        {given !== undefined && <MenuItem onSelect={() => onFill(given)}>{words.given}</MenuItem>}
        {memory.last !== undefined && <MenuItem onSelect={() => onFill(memory.last)}>{words.lastTime}</MenuItem>}
        {names.map((set) => (
          <MenuItem key={set} onSelect={() => onFill(memory.sets[set])}>
            {set}
          </MenuItem>
        ))}
        <MenuItem onSelect={() => onFill(undefined)}>{words.empty}</MenuItem>
        {names.length > 0 && <MenuLine />}
        {names.map((set) => (
          <MenuItem key={set} icon={trash} danger onSelect={() => forget(set)}>
            {words.deleteSet(set)}
          </MenuItem>
        ))}
      </Menu>
      {!naming && (
        <Button small kind="ghost" onClick={() => setNaming(true)}>
          {words.saveAs}
        </Button>
      )}
      {naming && (
        <div className={styles.saving}>
          <Field
            label={words.setName}
            help={words.setHelp}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.target.value)}
          />
          <Button small disabled={name.trim() === ""} onClick={save}>
            {words.save}
          </Button>
          <Button small kind="ghost" onClick={() => setNaming(false)}>
            {messages.common.cancel}
          </Button>
        </div>
      )}
    </div>
  );
}
