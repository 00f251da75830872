import { icon as caret } from "icon:caret-right";
import { changeNodes, holderOf, type JsonObject, type NodeChange, type NodeView, objectOf } from "@foldwork/model";
import type { ReactNode } from "react";
import { messages } from "../../../messages/index.ts";
import { Field, Icon } from "../../../ui/index.ts";
import { apply } from "../actions/apply.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import fields from "./fields.module.css";
import styles from "./folded-parts.module.css";

const words = messages.editor.parts;

/** What most steps leave as it is: folded, with the present value beside it. */
export function FoldedParts({ path, view }: { readonly path: string; readonly view: NodeView }) {
  const editor = useEditor();
  const readOnly = useEditing((state) => !state.mayEdit);
  const set = (change: NodeChange) => apply(editor, (flow) => changeNodes(flow, [path], change), holderOf(path));
  const { onError, timeout, placement } = view.value;
  const retry = objectOf(view.value.retry);
  return (
    <>
      <Part title={words.ifItFails} now={onError === "continue" ? words.goesOn : words.stops}>
        <select
          className={fields.input}
          aria-label={words.ifItFails}
          disabled={readOnly}
          value={onError === "continue" ? "continue" : "fail"}
          onChange={(event) => set({ onError: event.currentTarget.value === "continue" ? "continue" : undefined })}
        >
          <option value="fail">{words.stops}</option>
          <option value="continue">{words.goesOn}</option>
        </select>
        <p className={styles.help}>{words.errorWire}</p>
      </Part>
      <Part title={words.retry} now={retryWords(retry, timeout)}>
        <div className={styles.pair}>
          <Field
            label={words.tries}
            inputMode="numeric"
            readOnly={readOnly}
            placeholder="1"
            defaultValue={String(retry.attempts ?? "")}
            key={`tries${String(retry.attempts)}`}
            onBlur={(event) => set({ retry: withTries(retry, event.currentTarget.value) })}
          />
          <Field
            label={words.timeout}
            readOnly={readOnly}
            placeholder="30s"
            defaultValue={typeof timeout === "string" ? timeout : ""}
            key={`timeout${String(timeout)}`}
            onBlur={(event) => set({ timeout: event.currentTarget.value.trim() || undefined })}
          />
        </div>
        {typeof retry.attempts === "number" && (
          <Field
            label={words.delay}
            readOnly={readOnly}
            placeholder="0s"
            defaultValue={typeof retry.delay === "string" ? retry.delay : ""}
            key={`delay${String(retry.delay)}`}
            onBlur={(event) => set({ retry: withDelay(retry, event.currentTarget.value.trim()) })}
          />
        )}
        <p className={styles.help}>{words.timeoutHelp}</p>
      </Part>
      <Part title={words.where} now={words.places[placement === "local" || placement === "cloud" ? placement : "any"]}>
        <select
          className={fields.input}
          aria-label={words.where}
          disabled={readOnly}
          value={typeof placement === "string" ? placement : "any"}
          onChange={(event) => set({ placement: placementOf(event.currentTarget.value) })}
        >
          {(["any", "local", "cloud"] as const).map((each) => (
            <option key={each} value={each}>
              {words.places[each]}
            </option>
          ))}
        </select>
      </Part>
      <Part title={words.note} now={view.note === "" ? words.none : view.note}>
        <textarea
          className={styles.note}
          aria-label={words.note}
          rows={4}
          readOnly={readOnly}
          value={view.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </Part>
    </>
  );
}

function Part({
  title,
  now,
  children,
}: {
  readonly title: string;
  readonly now: string;
  readonly children: ReactNode;
}) {
  return (
    <details className={styles.part}>
      <summary className={styles.summary}>
        <Icon of={caret} size={12} />
        {title}
        <span className={styles.now}>{now}</span>
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}

function retryWords(retry: JsonObject, timeout: unknown): string {
  const tries = typeof retry.attempts === "number" && retry.attempts > 1 ? words.times(retry.attempts) : words.once;
  return typeof timeout === "string" ? `${tries}, ${timeout}` : tries;
}

function withTries(retry: JsonObject, text: string): JsonObject | undefined {
  const attempts = Number(text.trim());
  return Number.isInteger(attempts) && attempts > 1 ? { ...retry, attempts } : undefined;
}

function withDelay(retry: JsonObject, delay: string): JsonObject {
  const { delay: _, ...rest } = retry;
  return delay === "" ? rest : { ...rest, delay };
}

function placementOf(value: string): "local" | "cloud" | undefined {
  return value === "local" || value === "cloud" ? value : undefined;
}
