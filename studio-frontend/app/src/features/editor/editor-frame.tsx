import { ReactFlowProvider } from "@xyflow/react";
import { messages } from "../../messages/index.ts";
import { UpdateOffer } from "../templates/index.ts";
import { EditorBar } from "./bar/editor-bar.tsx";
import { CalledDialog } from "./dialogs/called-dialog.tsx";
import { CommandPalette } from "./dialogs/command-palette.tsx";
import { OwnFlowDialog } from "./dialogs/own-flow-dialog.tsx";
import { PublishDialog } from "./dialogs/publish-dialog.tsx";
import { RunDialog } from "./dialogs/run-dialog.tsx";
import { SearchDialog } from "./dialogs/search-dialog.tsx";
import { TrialDialog } from "./dialogs/trial-dialog.tsx";
import { VersionsDialog } from "./dialogs/versions-dialog.tsx";
import styles from "./editor-frame.module.css";
import { Inspector } from "./inspector/inspector.tsx";
import { KeySheet } from "./keys/key-sheet.tsx";
import { useKeys } from "./keys/use-keys.ts";
import { Notices } from "./panels/notices.tsx";
import { Outline } from "./panels/outline.tsx";
import { Picker } from "./panels/picker.tsx";
import { RunsPanel } from "./panels/runs-panel.tsx";
import { dropOnSheet, overSheet } from "./panels/step-drop.ts";
import { StepsPanel } from "./panels/steps-panel.tsx";
import { YamlPanel } from "./panels/yaml-panel.tsx";
import { AnswerDialog } from "./run/answer-dialog.tsx";
import { RUN_MARKS } from "./run/marks.tsx";
import { RunReplay } from "./run/run-replay.tsx";
import { RunStrip } from "./run/run-strip.tsx";
import { useAddress } from "./run/use-address.ts";
import { useShownRun } from "./run/use-shown-run.ts";
import { Breadcrumb } from "./sheet/breadcrumb.tsx";
import { ToolDock, ZoomDock } from "./sheet/docks.tsx";
import { EmptySheet } from "./sheet/empty-sheet.tsx";
import { Overview } from "./sheet/overview.tsx";
import { RunOverlayProvider } from "./sheet/run-marks.tsx";
import { Sheet } from "./sheet/sheet.tsx";
import { SheetMenu } from "./sheet/sheet-menu.tsx";
import { useEditing, useEditor } from "./store/editor-context.tsx";
import { flowTitle } from "./store/flow-title.ts";
import { useCalledFlows } from "./store/use-called-flows.ts";
import { useProblems } from "./store/use-problems.ts";

interface EditorFrameProps {
  readonly folder: string;
  readonly archived: boolean;
}

/** The sheet with its bar, panels and dialogs. */
export function EditorFrame({ folder, archived }: EditorFrameProps) {
  const editor = useEditor();
  const left = useEditing((state) => state.left);
  const inspector = useEditing((state) => state.inspector && (state.selected.size > 0 || state.scene.nodes.size > 0));
  const yaml = useEditing((state) => state.yaml);
  const marked = useEditing((state) => state.places.size > 0);
  const title = useEditing((state) => flowTitle(state.flow));
  return (
    <ReactFlowProvider>
      <Watching />
      <title>{`${title} · Foldwork`}</title>
      <div className={styles.frame}>
        <EditorBar folder={folder} />
        {archived && (
          <p className={styles.archived} role="status">
            {messages.editor.archived}
          </p>
        )}
        {!archived && <TemplateUpdate />}
        <RunStrip />
        <RunReplay />
        <div className={styles.work}>
          {left === "steps" && <StepsPanel />}
          {left === "outline" && <Outline />}
          {left === "runs" && <RunsPanel />}
          <main
            id="content"
            className={styles.canvas}
            onDragOver={overSheet}
            onDrop={(event) => dropOnSheet(editor, event)}
          >
            <SheetMenu>
              <RunOverlayProvider value={marked ? RUN_MARKS : undefined}>
                <Sheet />
              </RunOverlayProvider>
            </SheetMenu>
            <EmptySheet />
            <Breadcrumb />
            <Notices />
            <ZoomDock />
            <ToolDock />
            <Overview />
          </main>
          {yaml && <YamlPanel />}
          {inspector && <Inspector />}
        </div>
      </div>
      <Picker />
      <CommandPalette />
      <KeySheet />
      <SearchDialog />
      <PublishDialog />
      <VersionsDialog />
      <RunDialog />
      <OwnFlowDialog />
      <TrialDialog />
      <AnswerDialog />
      <CalledDialog />
    </ReactFlowProvider>
  );
}

/** Does what follows from changes of the flow: a component of its own, so that a key typed draws nothing else of the frame. */
function Watching() {
  useKeys();
  useProblems();
  useCalledFlows();
  useShownRun();
  useAddress();
  return null;
}

/** Says when the template that the flow was made of has moved on. What is being saved is part of what is compared. */
function TemplateUpdate() {
  const session = useEditing((state) => state.session);
  const id = useEditing((state) => state.id);
  const mayEdit = useEditing((state) => state.mayEdit);
  return (
    <UpdateOffer
      flow={id}
      editor={mayEdit}
      beforeLook={() => session.flush()}
      onUpdated={() => void session.refresh()}
    />
  );
}
