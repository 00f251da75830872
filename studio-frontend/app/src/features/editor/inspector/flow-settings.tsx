import { icon as side } from "icon:sidebar-simple";
import { changeFlow, isList, type JsonObject, objectOf, ROOT, setOutput, valueAt } from "@foldwork/model";
import { useMemo } from "react";
import { messages } from "../../../messages/index.ts";
import { Field, IconButton } from "../../../ui/index.ts";
import { apply } from "../actions/apply.ts";
import { PanelHead } from "../panels/panel.tsx";
import { RunInFlow } from "../run/run-in-flow.tsx";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import styles from "./flow-settings.module.css";
import { type FormContext, FormProvider } from "./form-context.tsx";
import { InputList } from "./input-list.tsx";
import { MapField } from "./map-field.tsx";
import { FieldProblems } from "./problem-list.tsx";
import { useSampleData } from "./sample-data.ts";
import { FlowTabs } from "./step-tabs.tsx";
import { usableValues } from "./values.ts";

const words = messages.editor.flowSettings;
const NO_PROBLEMS: readonly never[] = [];

/** What belongs to the flow itself: its name, what goes in, what comes out. */
export function FlowSettings() {
  const editor = useEditor();
  const flow = useEditing((state) => state.flow);
  const types = useEditing((state) => state.types);
  const readOnly = useEditing((state) => !state.mayEdit);
  const problems = useEditing((state) => state.problems.get(ROOT)) ?? NO_PROBLEMS;
  const sample = useSampleData();
  const metadata = objectOf(flow.logic.metadata);
  const spec = objectOf(flow.logic.spec);
  const inputs = objectOf(spec.inputs);
  const tags = isList(metadata.tags) ? metadata.tags.map(String) : [];
  const form = useMemo(
    (): FormContext => ({
      path: ROOT,
      values: () => usableValues(editor.getState().flow, ROOT, types, sample),
      sample,
      problems,
      readOnly,
      set: ([name, ...rest], value) => {
        if (name === undefined) {
          apply(editor, (now) => changeFlow(now, { outputs: value as JsonObject }));
        } else if (rest.length === 0) {
          apply(editor, (now) => setOutput(now, ROOT, name, value));
        }
      },
      used: () => {},
    }),
    [editor, types, sample, problems, readOnly],
  );
  return (
    <FormProvider value={form}>
      <PanelHead title={words.title}>
        <IconButton
          icon={side}
          label={messages.editor.inspector.close}
          hint="I"
          onClick={() => editor.setState({ inspector: false })}
        />
      </PanelHead>
      <FlowTabs run={<RunInFlow />}>
        <div className={styles.section}>
          <FieldProblems problems={problems} />
          <Field
            label={words.name}
            readOnly={readOnly}
            maxLength={200}
            value={String(metadata.title ?? metadata.name ?? "")}
            onChange={(event) => {
              const title = event.currentTarget.value;
              apply(editor, (now) => changeFlow(now, { title }));
            }}
          />
          <Field
            label={words.summary}
            readOnly={readOnly}
            maxLength={500}
            value={typeof metadata.summary === "string" ? metadata.summary : ""}
            onChange={(event) => {
              const summary = event.currentTarget.value;
              apply(editor, (now) => changeFlow(now, { summary }));
            }}
          />
          <Field
            label={words.tags}
            help={words.tagsHelp}
            readOnly={readOnly}
            key={tags.join()}
            defaultValue={tags.join(", ")}
            onBlur={(event) => {
              const next = event.currentTarget.value
                .split(",")
                .map((tag) => tag.trim())
                .filter(Boolean);
              if (next.join() !== tags.join()) {
                apply(editor, (now) => changeFlow(now, { tags: next }));
              }
            }}
          />
        </div>
        <div className={styles.section}>
          <h3 className={styles.head}>{words.inputs}</h3>
          <p className={styles.help}>{words.inputsHelp}</p>
          <InputList
            schema={inputs}
            readOnly={readOnly}
            onChange={(next) => apply(editor, (now) => changeFlow(now, { inputs: next }))}
          />
        </div>
        <div className={styles.section}>
          <h3 className={styles.head}>{words.outputs}</h3>
          <p className={styles.help}>{words.outputsHelp}</p>
          <MapField
            id="outputs"
            label={words.outputs}
            place={[]}
            schema={{}}
            value={valueAt(flow.logic, ["spec", "outputs"])}
          />
        </div>
      </FlowTabs>
    </FormProvider>
  );
}
