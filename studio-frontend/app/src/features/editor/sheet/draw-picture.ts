import type { Box, NodePath } from "@foldwork/model";
import type { EditorState } from "../store/editor-state.ts";
import { type Transform, titleScale } from "../store/sheet-window.ts";
import { byStateColour } from "./colours.ts";
import { type PicturePart, partsIn, shifted, shifts } from "./picture-paths.ts";

/** Colours of the theme, as a canvas takes them. */
export interface Colours {
  readonly depths: readonly string[];
  readonly raised: string;
  readonly border: string;
  readonly strong: string;
  readonly ink: string;
  readonly accent: string;
  readonly failed: string;
  /** Returns the colour with this name. */
  readonly named: (name: string) => string;
}

/** Returns the colours that an element has in the theme of the page. */
export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    depths: ["--depth-1", "--depth-2", "--depth-3", "--depth-4"].map(colour),
    raised: colour("--raised"),
    border: colour("--node-line"),
    strong: colour("--line-strong"),
    ink: colour("--ink"),
    accent: colour("--accent"),
    failed: colour("--failed"),
    named: colour,
  };
}

/** What is drawn over the steps. */
export interface PictureMarks {
  /** Boxes of selected steps. */
  readonly selected: readonly Box[];
  /** Boxes of steps with problems. */
  readonly wrong: readonly Box[];
  /** Boxes of steps that a run came to, by the name of the colour that says what became of them. */
  readonly ran: readonly (readonly [colour: string, boxes: readonly Box[]])[];
}

/** From this zoom on titles can be made out. */
const TITLES_FROM = 0.35;

/** Draws what is in view of a picture. The canvas has `ratio` points to a pixel. */
export function drawPicture(
  canvas: HTMLCanvasElement,
  [x, y, zoom]: Transform,
  ratio: number,
  parts: readonly PicturePart[],
  marks: PictureMarks,
  colours: Colours,
): void {
  const context = canvas.getContext("2d");
  if (!context) {
    return;
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  const size = { width: canvas.width / ratio / zoom, height: canvas.height / ratio / zoom };
  for (const part of partsIn(parts, { x: -x / zoom, y: -y / zoom, ...size })) {
    drawPart(context, part, zoom, colours);
  }
  drawMarks(context, marks, zoom, colours);
}

function drawPart(context: CanvasRenderingContext2D, part: PicturePart, zoom: number, colours: Colours): void {
  const { depths, raised, border, strong, ink } = colours;
  // Lines stay visible from afar.
  const line = Math.max(1.5, 0.5 / zoom);
  // From depth 5 on the fills of 3 and 4 take turns.
  context.fillStyle = depths[part.depth < 4 ? part.depth : 2 + (part.depth % 2)] ?? raised;
  context.fill(part.containers);
  context.lineWidth = line;
  context.strokeStyle = border;
  context.stroke(part.containers);
  context.strokeStyle = strong;
  context.stroke(part.wires);
  context.setLineDash([6, 4]);
  context.stroke(part.errors);
  context.setLineDash([]);
  context.fillStyle = raised;
  context.fill(part.steps);
  context.strokeStyle = border;
  context.stroke(part.steps);
  context.fillStyle = ink;
  context.globalAlpha = 0.16;
  context.fill(part.soft);
  context.globalAlpha = 1;
  context.fill(part.solid);
  if (zoom >= TITLES_FROM) {
    drawTitles(context, part, titleScale(zoom));
  }
}

function drawTitles(context: CanvasRenderingContext2D, part: PicturePart, scale: number): void {
  context.font = `600 ${13 * scale}px 'Atkinson Hyperlegible Next Variable', sans-serif`;
  for (const { text, x, y, width } of part.titles) {
    const fits = Math.max(1, Math.floor(width / (7 * scale)));
    context.fillText(text.length > fits ? `${text.slice(0, fits - 1)}…` : text, x, y + 6 * (scale - 1));
  }
}

/** How wide the band is that says what became of a step, in pixels of the canvas. */
const BAND = 12;

function drawMarks(context: CanvasRenderingContext2D, marks: PictureMarks, zoom: number, colours: Colours): void {
  context.lineWidth = Math.max(2, 1.5 / zoom);
  for (const [colour, boxes] of marks.ran) {
    context.fillStyle = colours.named(colour);
    for (const { x, y, width, height } of boxes) {
      context.fillRect(x, y, Math.min(width, BAND), height);
    }
  }
  context.strokeStyle = colours.accent;
  for (const { x, y, width, height } of marks.selected) {
    context.strokeRect(x - 4, y - 4, width + 8, height + 8);
  }
  context.fillStyle = colours.failed;
  const radius = Math.max(6, 2.5 / zoom);
  for (const { x, y, width } of marks.wrong) {
    context.beginPath();
    context.arc(x + width, y, radius, 0, 2 * Math.PI);
    context.fill();
  }
}

/** What the marks of a picture are made of. */
export type Marked = Pick<EditorState, "scene" | "selected" | "problems" | "places" | "dragging">;

/** Returns what of a selection, of problems and of a run is marked in a picture, where those steps are now. */
export function marksOf({ scene, selected, problems, places, dragging }: Marked): PictureMarks {
  const moved = shifts(scene, dragging?.places);
  const boxes = (paths: Iterable<NodePath>) =>
    [...paths].flatMap((path) => {
      const node = scene.nodes.get(path);
      return node ? [shifted(node.box, moved.get(path))] : [];
    });
  const steps = (paths: readonly NodePath[]) => boxes(paths.filter((path) => !scene.nodes.get(path)?.unfolded));
  return {
    selected: boxes(selected),
    wrong: boxes(problems.keys()),
    ran: Array.from(byStateColour(places), ([colour, paths]) => [colour, steps(paths)] as const),
  };
}
