import { icon as pinIcon } from "icon:push-pin";
import { isObject, type JsonObject, type NodePath, nodeView, portsOf } from "@foldwork/model";
import type { Step } from "@foldwork/run-view";
import { useState } from "react";
import { messages } from "../../../messages/index.ts";
import { Button, Icon } from "../../../ui/index.ts";
import { ValueView } from "../../../ui/value-view/index.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import styles from "./pinned-data.module.css";
import { pin, unpin } from "./pinning.ts";

const words = messages.editor.pins;

interface PinnedDataProps {
  readonly path: NodePath;
  /** What the step gave in the run that is shown, if it gave anything. */
  readonly step: Step | undefined;
}

/** What is pinned to a step, or the buttons that pin something. */
export function PinnedData({ path, step }: PinnedDataProps) {
  const editor = useEditor();
  const pinned = useEditing((state) => state.pins.get(path));
  const own = useEditing((state) => nodeView(state.flow, path) !== undefined);
  const mayEdit = useEditing((state) => state.mayEdit);
  const [writing, setWriting] = useState(false);
  const output = isObject(step?.output) ? step.output : undefined;
  if (!own || !mayEdit) {
    return null;
  }
  if (writing) {
    return <PinForm path={path} begin={pinned?.output ?? output ?? {}} onDone={() => setWriting(false)} />;
  }
  return (
    <section className={styles.pinned} aria-label={words.title}>
      {pinned !== undefined && (
        <>
          <p className={styles.note}>
            <Icon of={pinIcon} size={14} />
            <span>{words.note}</span>
          </p>
          <ValueView label={words.data} value={pinned.output} />
          {pinned.port !== undefined && <p>{messages.run.tookPort(pinned.port)}</p>}
        </>
      )}
      <div className={styles.buttons}>
        {output !== undefined && (
          <Button small icon={pinIcon} onClick={() => pin(editor, path, { output, port: step?.port })}>
            {pinned === undefined ? words.pin : words.pinThis}
          </Button>
        )}
        <Button small kind="ghost" onClick={() => setWriting(true)}>
          {pinned === undefined ? words.write : words.change}
        </Button>
        {pinned !== undefined && (
          <Button small kind="ghost" onClick={() => unpin(editor, path)}>
            {words.unpin}
          </Button>
        )}
      </div>
    </section>
  );
}

interface PinFormProps {
  readonly path: NodePath;
  readonly begin: JsonObject;
  readonly onDone: () => void;
}

function PinForm({ path, begin, onDone }: PinFormProps) {
  const editor = useEditor();
  const ports = useEditing((state) => namedPorts(nodeView(state.flow, path), state.types));
  const known = useEditing((state) => state.pins.get(path)?.port);
  const [text, setText] = useState(() => JSON.stringify(begin, null, 2));
  const [port, setPort] = useState(known ?? "");
  const read = readObject(text);
  return (
    <section className={styles.pinned} aria-label={words.title}>
      <textarea
        className={styles.field}
        aria-label={words.data}
        aria-invalid={read === undefined}
        rows={10}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {read === undefined && <p className={styles.fault}>{words.noObject}</p>}
      {ports !== "" && (
        <label className={styles.way}>
          {words.way}
          <select className={styles.select} value={port} onChange={(event) => setPort(event.currentTarget.value)}>
            <option value="">{words.plainWay}</option>
            {ports.split("\n").map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className={styles.buttons}>
        <Button
          small
          icon={pinIcon}
          disabled={read === undefined}
          onClick={() => {
            if (read !== undefined) {
              pin(editor, path, { output: read, ...(port !== "" && { port }) });
              onDone();
            }
          }}
        >
          {words.save}
        </Button>
        <Button small kind="ghost" onClick={onDone}>
          {messages.common.cancel}
        </Button>
      </div>
    </section>
  );
}

/** One text, so that it is the same as long as the ports are. */
function namedPorts(view: ReturnType<typeof nodeView>, types: Parameters<typeof portsOf>[1]): string {
  const named = view === undefined ? [] : portsOf(view, types).ports.filter((port) => port.kind === "named");
  return named.map((port) => port.name).join("\n");
}

function readObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
