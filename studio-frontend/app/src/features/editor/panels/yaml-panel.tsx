import { icon as cross } from "icon:x";
import { yaml } from "@codemirror/lang-yaml";
import type { Diagnostic } from "@codemirror/lint";
import { type FlowSnapshot, type JsonValue, readYaml, replaceText, yamlText } from "@foldwork/model";
import { useEffect, useMemo, useRef, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { IconButton } from "../../../ui/index.ts";
import { applyToFlow } from "../actions/apply.ts";
import { CodeField } from "../inspector/code-field.tsx";
import { colours } from "../inspector/jsonata-language.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { Panel, PanelHead } from "./panel.tsx";
import { savedText } from "./saved-text.ts";
import styles from "./yaml-panel.module.css";
import { yamlProblems } from "./yaml-problems.ts";

const words = messages.editor.yaml;
const YAML = [yaml(), colours];
const PAUSE_MILLIS = 500;

/** The document as text, in step with the sheet both ways. */
export function YamlPanel() {
  const editor = useEditor();
  const problems = useEditing((state) => state.problems);
  const readOnly = useEditing((state) => !state.mayEdit);
  const { text, type } = useText();
  const diagnostics = useMemo((): readonly Diagnostic[] => yamlProblems(text, problems), [text, problems]);
  const fault = useMemo(() => {
    const read = readYaml(text);
    return "message" in read ? words.unreadable(read.line, read.message) : undefined;
  }, [text]);
  return (
    <Panel label={words.title} side="right" width={460}>
      <PanelHead title={words.title}>
        <IconButton icon={cross} label={words.close} hint="Y" onClick={() => editor.setState({ yaml: false })} />
      </PanelHead>
      <CodeField
        value={text}
        label={words.title}
        code
        lines="page"
        language={YAML}
        readOnly={readOnly}
        diagnostics={diagnostics}
        onChange={type}
      />
      <p className={fault === undefined ? styles.foot : styles.fault} role="status">
        {fault ?? words.inStep}
      </p>
    </Panel>
  );
}

/** The text that is shown: what is typed while it is typed, else what the service has, else what the sheet means. */
function useText() {
  const editor = useEditor();
  const flow = useEditing((state) => state.flow);
  const id = useEditing((state) => state.id);
  const saved = useEditing((state) => state.saving.kind === "saved");
  const [text, setText] = useState(() => yamlText(flow.logic as JsonValue));
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = useRef<FlowSnapshot["logic"]>(undefined);
  useEffect(() => {
    if (typing.current !== undefined || shown.current === flow.logic) {
      return;
    }
    shown.current = flow.logic;
    setText(yamlText(flow.logic as JsonValue));
  }, [flow.logic]);
  useEffect(() => {
    let current = true;
    if (saved) {
      // With its comments and as it was written: only the service has it so.
      void savedText(id).then((written) => {
        const same =
          written !== undefined && current && typing.current === undefined && means(written, editor.getState().flow);
        if (same) {
          setText(written);
        }
      });
    }
    return () => {
      current = false;
    };
  }, [saved, id, editor]);
  const type = (next: string) => {
    setText(next);
    clearTimeout(typing.current);
    typing.current = setTimeout(() => {
      typing.current = undefined;
      if ("value" in readYaml(next)) {
        applyToFlow(editor, (now) => replaceText(now, next));
        shown.current = editor.getState().flow.logic;
      }
    }, PAUSE_MILLIS);
  };
  return { text, type };
}

function means(text: string, flow: FlowSnapshot): boolean {
  const read = readYaml(text);
  return "value" in read && yamlText(read.value) === yamlText(flow.logic as JsonValue);
}
