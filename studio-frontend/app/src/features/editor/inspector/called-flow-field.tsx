import { changeNodes, holderOf, isList, type NodeView, objectOf, valueAt } from "@foldwork/model";
import { useQuery } from "@tanstack/react-query";
import { messages } from "../../../messages/index.ts";
import { flowQueries } from "../../flows/index.ts";
import { apply } from "../actions/apply.ts";
import { pinOf, pinText } from "../session/pin.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { fieldsOf } from "./field-kinds.ts";
import styles from "./fields.module.css";
import { MapField } from "./map-field.tsx";
import { ValueField } from "./value-field.tsx";

const words = messages.editor.called;

/** Which flow is called, and what goes into it. */
export function CalledFlowField({ path, view }: { readonly path: string; readonly view: NodeView }) {
  const editor = useEditor();
  const own = useEditing((state) => state.id);
  const readOnly = useEditing((state) => !state.mayEdit);
  const called = useEditing((state) => state.called.get(view.uses));
  const flows = useQuery(flowQueries.list(false));
  const choices = (flows.data ?? []).filter(({ id, lastVersion }) => id !== own && lastVersion !== null);
  const { name, number } = pinOf(view.uses) ?? { name: view.uses, number: 0 };
  const chosen = choices.find((flow) => flow.name === name);
  const inputs = objectOf(called && valueAt(called.snapshot.logic, ["spec", "inputs"]));
  const fields = fieldsOf(inputs);
  const set = (uses: string) => apply(editor, (flow) => changeNodes(flow, [path], { uses }), holderOf(path));
  return (
    <>
      <label className={styles.rows}>
        <b>{words.flow}</b>
        <select
          className={styles.input}
          disabled={readOnly}
          value={name}
          onChange={(event) => {
            const next = choices.find((flow) => flow.name === event.currentTarget.value);
            if (next) {
              set(pinText({ name: next.name, number: next.lastVersion ?? 1 }));
            }
          }}
        >
          {!chosen && <option value={name}>{name === "" ? words.choose : words.unknown(name)}</option>}
          {choices.map((flow) => (
            <option key={flow.id} value={flow.name}>
              {flow.title}
            </option>
          ))}
        </select>
      </label>
      {chosen && (
        <label className={styles.rows}>
          <b>{words.versionLabel}</b>
          <select
            className={styles.input}
            disabled={readOnly}
            value={number}
            onChange={(event) => set(pinText({ name, number: Number(event.currentTarget.value) }))}
          >
            {Array.from({ length: chosen.lastVersion ?? 0 }, (_, i) => String((chosen.lastVersion ?? 0) - i)).map(
              (each) => (
                <option key={each} value={each}>
                  {words.version(Number(each))}
                </option>
              ),
            )}
          </select>
        </label>
      )}
      {fields.map((field) => (
        <ValueField
          key={field.name}
          place={[field.name]}
          schema={field.schema}
          value={view.settings[field.name]}
          required={field.required}
        />
      ))}
      {fields.length === 0 && !isList(inputs.required) && Object.keys(view.settings).length > 0 && (
        <MapField id="inputs" label={words.inputs} place={[]} schema={{}} value={view.settings} />
      )}
    </>
  );
}
