import { holdersOf, type NodePath } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import { confirmDone } from "../../../ui/index.ts";
import type { Editor } from "../store/editor-state.ts";
import { update } from "../store/editor-store.ts";
import { refuse } from "./apply.ts";
import { select } from "./selection.ts";
import { focusStep } from "./walking.ts";

const words = messages.editor.links;
/** How long a called flow may take to come. */
const PATIENCE_MILLIS = 10_000;

/** Copies the address that leads to a step. */
export async function copyLink(editor: Editor): Promise<void> {
  const [path] = editor.getState().selected;
  if (path !== undefined) {
    const { origin, pathname } = window.location;
    await navigator.clipboard.writeText(`${origin}${pathname}?node=${encodeURIComponent(path)}`);
    confirmDone(words.copied);
  }
}

/**
 * Opens what holds a step, at any depth, selects the step and has it in the middle of the sheet. What lies in a called flow
 * is there only once that flow has been loaded: it is waited for. Returns what ends the waiting.
 */
export function goTo(editor: Editor, path: NodePath): () => void {
  update(editor, { unfolded: new Set([...editor.getState().unfolded, ...holdersOf(path)]) });
  let frame = 0;
  const arrive = () => {
    const { scene, camera } = editor.getState();
    if (camera !== undefined && scene.nodes.has(path)) {
      end();
      // The sheet first shows the whole flow when it opens.
      frame = requestAnimationFrame(() => centre(editor, path));
    } else if (!mayCome(editor, path)) {
      giveUp();
    }
  };
  const giveUp = () => {
    end();
    refuse(editor, words.gone(path));
  };
  const timer = setTimeout(giveUp, PATIENCE_MILLIS);
  const stop = editor.subscribe(arrive);
  const end = () => {
    clearTimeout(timer);
    stop();
  };
  arrive();
  return () => {
    end();
    cancelAnimationFrame(frame);
  };
}

/** Returns false when a step is not where its path says: neither on the sheet nor in a called flow that is still to come. */
function mayCome(editor: Editor, path: NodePath): boolean {
  const { scene, called } = editor.getState();
  const nearest = [...holdersOf(path), path].findLast((each) => scene.nodes.has(each));
  const node = nearest === undefined ? undefined : scene.nodes.get(nearest);
  return nearest === path || (node?.called !== undefined && !called.has(node.called));
}

function centre(editor: Editor, path: NodePath): void {
  const { camera, scene } = editor.getState();
  const box = scene.nodes.get(path)?.box;
  if (camera && box) {
    select(editor, [path]);
    void camera.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: 1 });
    focusStep(path);
  }
}
