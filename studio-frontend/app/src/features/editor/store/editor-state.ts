import type {
  Conflict,
  FlowSession,
  FlowSnapshot,
  HelperLine,
  NodePath,
  NodeTypes,
  Pins,
  Point,
  Scene,
  SessionState,
} from "@foldwork/model";
import type { Place, RunView } from "@foldwork/run-view";
import type { ReactFlowInstance } from "@xyflow/react";
import type { StoreApi } from "zustand";
import type { Foot } from "../run/feet.ts";
import type { RunPart, ShownRun } from "../run/shown-run.ts";
import type { CalledFlow } from "../session/called-flows.ts";
import type { SheetNode, SheetWire } from "../sheet/sheet-types.ts";
import type { InnerDraft } from "./inner-draft.ts";
import type { Problem } from "./problems.ts";
import type { SheetWindow } from "./sheet-window.ts";
import type { UndoOrder } from "./undo-order.ts";

/** Where a new step is to go. */
export interface PickerPlace {
  /** Point of the screen at which the picker opens; in the middle of the sheet without one. */
  readonly screen?: Point;
  /** Point of the canvas at which the step is to stand. */
  readonly canvas?: Point;
  readonly holder: NodePath;
  /** The wire that was drawn from here into the empty. */
  readonly from?: { readonly path: NodePath; readonly port: string };
  /** The wire that was drawn backwards from the entry of a step. */
  readonly to?: NodePath;
  /** The wire between whose ends it goes. */
  readonly wire?: { readonly holder: NodePath; readonly from: string; readonly port: string; readonly to: string };
  /** The step whose type is to be replaced. */
  readonly replace?: NodePath;
}

/** A wire that is drawn by keyboard, and where it would end now. */
export interface KeyWire {
  readonly from: NodePath;
  readonly port: string;
  readonly target: NodePath | undefined;
}

/** What is moved by hand now. */
export interface Dragging {
  /** Where the moved steps are drawn, inside their containers. */
  readonly places: ReadonlyMap<NodePath, Point>;
  readonly lines: readonly HelperLine[];
  /** The container it would go into, when that is another one. */
  readonly target: NodePath | undefined;
  /** Id of the wire it would be put on. */
  readonly wire: string | undefined;
  /** What would not work after it, in sentences. */
  readonly warnings: readonly string[];
}

/** A dialog about the flow that a step calls. */
export interface CalledDialog {
  readonly about: "edit-called" | "update-called" | "publish-called";
  readonly uses: string;
}

export type LeftPanel = "steps" | "outline" | "runs";
/** What the inspector shows of a step: how it is set, or what became of it in the run that is shown. */
export type StepTab = "settings" | "input" | "output" | "logs" | "tries";
export type DataTab = Exclude<StepTab, "settings">;
export type EditorDialog =
  | "keys"
  | "commands"
  | "search"
  | "publish"
  | "run"
  | "versions"
  | "own-flow"
  | "trial"
  | CalledDialog;

/** Something that was changed here and elsewhere, and the flow it is in. */
export interface OpenConflict {
  readonly session: FlowSession;
  readonly conflict: Conflict;
}

/** Everything the editor of one flow shows. Read it through selectors, never whole. */
export interface EditorState {
  readonly session: FlowSession;
  /** Id of the flow at the service. */
  readonly id: string;
  readonly types: NodeTypes;
  readonly mayEdit: boolean;

  /** In which order this flow and called ones were changed here. */
  readonly order: UndoOrder;
  /** Opens the draft of another flow for editing. */
  readonly openDraft: (flow: string) => Promise<FlowSession>;

  readonly flow: FlowSnapshot;
  readonly saving: SessionState["saving"];
  readonly conflicts: readonly OpenConflict[];
  readonly undo: string | undefined;
  readonly redo: string | undefined;

  readonly scene: Scene;
  readonly nodes: readonly SheetNode[];
  readonly wires: readonly SheetWire[];
  /** Unfolded containers. */
  readonly unfolded: ReadonlySet<NodePath>;
  /** Called versions by what `uses` names; undefined for one that does not exist. */
  readonly called: ReadonlyMap<string, CalledFlow | undefined>;
  /** Called flows that are edited in place, by what `uses` names. */
  readonly inner: ReadonlyMap<string, InnerDraft>;
  readonly problems: ReadonlyMap<NodePath, readonly Problem[]>;

  /** The run whose data is at hand; undefined when none is. */
  readonly run: ShownRun | undefined;
  /** What is known of it. */
  readonly runView: RunView | undefined;
  /** Whether its moments can be chosen, and whether one of the past is shown: then nothing newer is heard. */
  readonly replay: "closed" | "open" | "past";
  /** What became of each step in it, by the path on the sheet. */
  readonly runPlaces: ReadonlyMap<NodePath, Place>;
  /** What the sheet shows of that: nothing once the flow is another one. */
  readonly places: ReadonlyMap<NodePath, Place>;
  /** What is said at the foot of steps. */
  readonly feet: ReadonlyMap<NodePath, Foot>;
  /** The step of the run, by its path there, whose question is being answered. */
  readonly answering: string | undefined;
  /** What is pinned to steps in this browser: runs of parts take it instead of doing the step. */
  readonly pins: Pins;
  /** Which part is asked about in the dialog that runs it. */
  readonly trial: RunPart | undefined;
  readonly stepTab: StepTab;
  readonly flowTab: "settings" | "run";

  readonly selected: ReadonlySet<NodePath>;
  readonly selectedWires: ReadonlySet<string>;
  readonly selectedNote: number | undefined;
  readonly renaming: NodePath | undefined;
  readonly dragging: Dragging | undefined;
  readonly keyWire: KeyWire | undefined;
  readonly picker: PickerPlace | undefined;
  readonly dialog: EditorDialog | undefined;
  readonly left: LeftPanel | undefined;
  readonly inspector: boolean;
  readonly yaml: boolean;
  readonly tool: "select" | "hand";
  readonly minimap: boolean;
  /** True while one is so far away that steps are drawn as blocks. */
  readonly far: boolean;
  /** The part of the canvas whose steps are elements of the page; undefined until the sheet has its size. */
  readonly window: SheetWindow | undefined;
  /** True while the sheet is drawn as one picture, with elements only for what is selected or under the pointer. */
  readonly picture: boolean;
  /** The step under the pointer, while the sheet is a picture. */
  readonly hovered: NodePath | undefined;
  /** Why something could not be done, in one sentence, until the next thing is done. */
  readonly refused: string | undefined;
  /** What a screen reader is told. */
  readonly said: string;
  /** Where the pointer is on the screen, for what is added or pasted by key. */
  readonly pointer: Point | undefined;
  readonly camera: ReactFlowInstance<SheetNode, SheetWire> | undefined;
}

/** The editor of one flow. */
export type Editor = StoreApi<EditorState>;
