import { icon as flask } from "icon:flask";
import { icon as side } from "icon:sidebar-simple";
import type { EditorView } from "@codemirror/view";
import { holderOf, type JsonValue, type NodeView, nodeView, objectOf, type Pointer, setSetting } from "@foldwork/model";
import { memo, useCallback, useMemo, useRef } from "react";
import { messages } from "../../../messages/index.ts";
import { IconButton } from "../../../ui/index.ts";
import { apply } from "../actions/apply.ts";
import { changeId, rename } from "../actions/steps.ts";
import { Panel } from "../panels/panel.tsx";
import { StepMenu } from "../sheet/step-menu.tsx";
import { Tile } from "../sheet/tile.tsx";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { flowIn, isLocked } from "../store/inner-drafts.ts";
import { askTrial } from "../trial/begin-trial.ts";
import { CalledFlowField } from "./called-flow-field.tsx";
import { fieldsOf } from "./field-kinds.ts";
import { FlowSettings } from "./flow-settings.tsx";
import { FoldedParts } from "./folded-parts.tsx";
import { type FormContext, FormProvider } from "./form-context.tsx";
import { insertValue } from "./insert-value.ts";
import styles from "./inspector.module.css";
import { MapField } from "./map-field.tsx";
import { FieldProblems } from "./problem-list.tsx";
import { useSampleData } from "./sample-data.ts";
import { SeveralSteps } from "./several-steps.tsx";
import { StepTabs } from "./step-tabs.tsx";
import { StepValues } from "./step-values.tsx";
import { ValueField } from "./value-field.tsx";
import { usableValues } from "./values.ts";

const words = messages.editor.inspector;
const NO_PROBLEMS: readonly never[] = [];

/** What is selected, to be set: one step, several, or the flow itself. */
export function Inspector() {
  const selected = useEditing((state) => state.selected);
  const [first] = selected;
  const view = useEditing((state) =>
    first === undefined || isLocked(state, first) ? undefined : nodeView(flowIn(state, holderOf(first)), first),
  );
  const foreign = useEditing((state) => (first === undefined || view ? undefined : state.scene.nodes.get(first)?.view));
  return (
    <Panel label={words.title} side="right" width={368}>
      {selected.size > 1 ? (
        <SeveralSteps />
      ) : first !== undefined && view ? (
        <StepForm key={first} path={first} view={view} />
      ) : foreign ? (
        <Foreign key={first} path={first ?? ""} view={foreign} />
      ) : (
        <FlowSettings />
      )}
    </Panel>
  );
}

function StepForm({ path, view }: { readonly path: string; readonly view: NodeView }) {
  const { form, insert, sample } = useStepForm(path);
  const type = useEditing((state) => state.types.get(view.type));
  const calls = type?.body === "called_flow";
  const fields = type && !calls ? fieldsOf(type.settings) : [];
  // What no field of the form shows stands above them.
  const general = form.problems.filter(
    ({ place }) => place[0] !== "with" || !fields.some(({ name }) => name === place[1]),
  );
  const free = !calls && fields.length === 0 && type !== undefined && type.settings.additionalProperties !== false;
  return (
    <FormProvider value={form}>
      <Head path={path} id={view.id} title={view.title} type={view.type} readOnly={form.readOnly} />
      <StepTabs path={path}>
        {general.length > 0 && (
          <div className={styles.section}>
            <FieldProblems problems={general} />
          </div>
        )}
        <div className={styles.section}>
          {calls && <CalledFlowField path={path} view={view} />}
          {fields.map(({ name, schema, required }) => (
            <ValueField key={name} place={[name]} schema={schema} value={view.settings[name]} required={required} />
          ))}
          {free && (
            <MapField
              id="settings"
              label={words.values}
              place={[]}
              schema={objectOf(type?.settings)}
              value={view.settings}
            />
          )}
          {type && fields.length === 0 && !free && !calls && <p className={styles.quiet}>{words.nothingToSet}</p>}
        </div>
        <StepValues path={path} sample={sample} onInsert={insert} />
        <FoldedParts path={path} view={view} />
      </StepTabs>
    </FormProvider>
  );
}

/** A step of a called flow: it is changed there, but what became of it shows here. */
function Foreign({ path, view }: { readonly path: string; readonly view: NodeView }) {
  const editor = useEditor();
  return (
    <>
      <div className={styles.head}>
        <Tile type={view.type} />
        <b className={styles.names}>{view.title}</b>
        <IconButton icon={side} label={words.close} hint="I" onClick={() => editor.setState({ inspector: false })} />
      </div>
      <StepTabs path={path}>
        <p className={styles.foreign}>{words.foreign(view.title)}</p>
      </StepTabs>
    </>
  );
}

function useStepForm(path: string) {
  const editor = useEditor();
  const types = useEditing((state) => state.types);
  const problems = useEditing((state) => state.problems.get(path)) ?? NO_PROBLEMS;
  const readOnly = useEditing((state) => !state.mayEdit);
  const sample = useSampleData();
  const field = useRef<EditorView>(undefined);
  const set = useCallback(
    (place: Pointer, value: JsonValue | undefined) =>
      void apply(editor, (now) => setSetting(now, path, place, value), holderOf(path)),
    [editor, path],
  );
  const used = useCallback((view: EditorView | undefined) => {
    if (view) {
      view.dom.addEventListener("focusin", () => {
        field.current = view;
      });
      field.current ??= view;
    }
  }, []);
  const getValues = useCallback(
    () => usableValues(flowIn(editor.getState(), holderOf(path)), path, types, sample),
    [editor, path, types, sample],
  );
  const form = useMemo(
    (): FormContext => ({ path, values: getValues, sample, problems, readOnly, set, used }),
    [path, getValues, sample, problems, readOnly, set, used],
  );
  const insert = useCallback((text: string) => insertInto(field.current, text), []);
  return { form, sample, insert };
}

/** Writes a value where the cursor is. */
function insertInto(view: EditorView | undefined, text: string): void {
  if (view?.dom.isConnected) {
    insertValue(view, text);
  }
}

interface HeadProps {
  readonly path: string;
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly readOnly: boolean;
}

/** What the step is called. Typing into its settings draws nothing of it again. */
const Head = memo(function Head({ path, id, title, type, readOnly }: HeadProps) {
  const editor = useEditor();
  return (
    <div className={styles.head}>
      <Tile type={type} />
      <div className={styles.names}>
        <input
          key={`title:${title}`}
          className={styles.title}
          aria-label={words.name}
          defaultValue={title}
          readOnly={readOnly}
          maxLength={200}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
          onBlur={(event) => rename(editor, path, event.currentTarget.value)}
        />
        <div className={styles.id}>
          <input
            key={`id:${id}`}
            className={styles.idField}
            aria-label={words.id}
            defaultValue={id}
            size={Math.max(3, id.length)}
            readOnly={readOnly}
            maxLength={63}
            spellCheck={false}
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
            onBlur={(event) => {
              const typed = event.currentTarget.value.trim();
              if (typed !== id && !(typed !== "" && changeId(editor, path, typed))) {
                event.currentTarget.value = id;
              }
            }}
          />
          <span>{`· ${type}`}</span>
        </div>
      </div>
      {!readOnly && (
        <IconButton icon={flask} label={words.test} hint="T" onClick={() => askTrial(editor, "alone", path)} />
      )}
      <StepMenu />
      <IconButton icon={side} label={words.close} hint="I" onClick={() => editor.setState({ inspector: false })} />
    </div>
  );
});
