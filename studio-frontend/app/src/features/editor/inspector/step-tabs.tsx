import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import { messages } from "../../../messages/index.ts";
import { StepData } from "../run/step-data.tsx";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { StepTab } from "../store/editor-state.ts";
import styles from "./step-tabs.module.css";

const words = messages.editor.tabs;
const TABS: readonly StepTab[] = ["settings", "input", "output", "logs", "tries"];

interface StepTabsProps {
  readonly path: string;
  /** How the step is set. */
  readonly children: ReactNode;
}

/** How a step is set, and what became of it in the run that is shown. */
export function StepTabs({ path, children }: StepTabsProps) {
  const editor = useEditor();
  const tab = useEditing((state) => state.stepTab);
  return (
    <Tabs.Root className={styles.root} value={tab} onValueChange={(next) => editor.setState({ stepTab: tabOf(next) })}>
      <Tabs.List className={styles.list} aria-label={words.ofStep}>
        {TABS.map((each) => (
          <Tabs.Trigger key={each} value={each} className={styles.tab}>
            {words[each]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value="settings" className={styles.content} tabIndex={-1}>
        {children}
      </Tabs.Content>
      {TABS.map((each) =>
        each === "settings" ? null : (
          <Tabs.Content key={each} value={each} className={styles.content}>
            <StepData path={path} tab={each} />
          </Tabs.Content>
        ),
      )}
    </Tabs.Root>
  );
}

function tabOf(value: string): StepTab {
  return TABS.find((each) => each === value) ?? "settings";
}

/** How the flow is set, and the run that is shown as a whole. */
export function FlowTabs({ children, run }: { readonly children: ReactNode; readonly run: ReactNode }) {
  const editor = useEditor();
  const tab = useEditing((state) => state.flowTab);
  return (
    <Tabs.Root
      className={styles.root}
      value={tab}
      onValueChange={(next) => editor.setState({ flowTab: next === "run" ? "run" : "settings" })}
    >
      <Tabs.List className={styles.list} aria-label={words.ofFlow}>
        <Tabs.Trigger value="settings" className={styles.tab}>
          {words.settings}
        </Tabs.Trigger>
        <Tabs.Trigger value="run" className={styles.tab}>
          {words.run}
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="settings" className={styles.content} tabIndex={-1}>
        {children}
      </Tabs.Content>
      <Tabs.Content value="run" className={styles.content}>
        {run}
      </Tabs.Content>
    </Tabs.Root>
  );
}
