import { icon as fitIcon } from "icon:corners-out";
import { icon as minus } from "icon:minus";
import { icon as plus } from "icon:plus";
import { around, type Box, type NodePath, type Scene } from "@foldwork/model";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { IconButton } from "../../../ui/index.ts";
import { ChangeList } from "./change-list.tsx";
import { type Camera, ChangesCanvas } from "./changes-canvas.tsx";
import styles from "./changes-page.module.css";
import { compared } from "./compared.ts";
import type { Side } from "./side.ts";
import { TextChanges } from "./text-changes.tsx";

const words = messages.changes;
const MARGIN = 56;
const ZOOM_STEP = 1.25;
const LEAST_ZOOM = 0.05;
/** From this zoom on titles can be read. */
const READABLE = 0.6;

interface BesideProps {
  /** Says which two states these are. */
  readonly of: readonly string[];
  readonly file: string;
  readonly before: Side;
  readonly after: Side;
  readonly names: { readonly before: string; readonly after: string };
}

/** The list of changes, both canvases under one camera, and the text below. */
export function Beside({ of, file, before, after, names }: BesideProps) {
  const { steps, files, before: was, after: is } = useMemo(() => compared(before, after), [before, after]);
  const kinds = useMemo(() => new Map(steps.map(({ path, kind }) => [path, kind])), [steps]);
  const changed = useMemo(() => [...kinds.keys()], [kinds]);
  const [chosen, setChosen] = useState<NodePath>();
  const { place, camera, setCamera, fit, centre } = useCamera(was, is, changed);
  const choose = useCallback(
    (path: NodePath) => {
      setChosen(path);
      centre(path);
    },
    [centre],
  );
  const canvas = { kinds, chosen, camera, onCamera: setCamera, onChoose: choose };
  const count = steps.length + files.length;
  return (
    <div className={styles.work}>
      <nav className={styles.side} aria-label={words.list}>
        <div className={styles.sideHead}>
          <h2>{words.heading(count)}</h2>
          <span>{words.moves}</span>
        </div>
        {count === 0 && <p className={styles.none}>{before.text === after.text ? words.same : words.onlyText}</p>}
        <ChangeList steps={steps} files={files} chosen={chosen} onChoose={choose} />
      </nav>
      <main id="content" className={styles.main}>
        <div className={styles.canvases} ref={place}>
          <ChangesCanvas name={names.before} scene={was} other={is} side="before" {...canvas} />
          <ChangesCanvas name={names.after} scene={is} other={was} side="after" {...canvas} />
          <span className={styles.tag}>{names.before}</span>
          <span className={styles.tag} data-after>
            {names.after}
          </span>
          <div className={styles.zoom}>
            <IconButton icon={minus} label={words.zoomOut} onClick={() => setCamera(zoomed(camera, 1 / ZOOM_STEP))} />
            <IconButton icon={plus} label={words.zoomIn} onClick={() => setCamera(zoomed(camera, ZOOM_STEP))} />
            <IconButton icon={fitIcon} label={words.fit} onClick={fit} />
          </div>
        </div>
        <div className={styles.text}>
          <TextChanges name={file} of={of} before={before} after={after} />
        </div>
      </main>
    </div>
  );
}

function zoomed({ x, y, zoom }: Camera, by: number): Camera {
  const next = Math.min(2, Math.max(LEAST_ZOOM, zoom * by));
  return { x: x * (next / zoom), y: y * (next / zoom), zoom: next };
}

/** One camera for both canvases; it begins with everything in view, or with what changed. */
function useCamera(was: Scene, is: Scene, changed: readonly NodePath[]) {
  const place = useRef<HTMLDivElement>(null);
  const [camera, setCamera] = useState<Camera>({ x: 0, y: 0, zoom: 1 });
  const size = useCallback(() => {
    const { clientWidth = 800, clientHeight = 400 } = place.current ?? {};
    return { width: clientWidth / 2, height: clientHeight };
  }, []);
  const show = useCallback(
    (bounds: Box | undefined, least: number): number => {
      if (!bounds) {
        return 1;
      }
      const { width, height } = size();
      const across = (width - 2 * MARGIN) / bounds.width;
      const fitting = Math.min(1, across, (height - 2 * MARGIN) / bounds.height);
      const zoom = Math.max(least, fitting);
      const [x, y] = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2];
      setCamera({ x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom });
      return fitting;
    },
    [size],
  );
  const fit = useCallback(
    () => show(around([was, is].flatMap((scene) => (scene.nodes.size > 0 ? [scene.bounds] : []))), LEAST_ZOOM),
    [was, is, show],
  );
  const begin = useCallback(() => {
    // Of a flow that would be too small to read, what changed is shown.
    if (fit() < READABLE) {
      show(around([was, is].flatMap((scene) => changed.flatMap((path) => scene.nodes.get(path)?.box ?? []))), READABLE);
    }
  }, [was, is, changed, fit, show]);
  const centre = useCallback(
    (path: NodePath) => {
      const box = (is.nodes.get(path) ?? was.nodes.get(path))?.box;
      if (box) {
        const { width, height } = size();
        setCamera(({ zoom }) => ({
          x: width / 2 - (box.x + box.width / 2) * zoom,
          y: height / 2 - (box.y + box.height / 2) * zoom,
          zoom,
        }));
      }
    },
    [was, is, size],
  );
  useLayoutEffect(begin, [begin]);
  return { place, camera, setCamera, fit, centre };
}
