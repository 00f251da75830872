import { messages } from "../../messages/index.ts";
import { FlowDrawing, useDrawing } from "../drawing/index.ts";
import { marksOf } from "./merge-marks.ts";
import type { TemplateUpdate } from "./template-queries.ts";
import styles from "./update.module.css";

const words = messages.templates.updates;

/** The draft as it is beside the draft as it becomes, with the steps lit that change. */
export function UpdatePictures({ update }: { readonly update: TemplateUpdate }) {
  const { flow, to, revision, before, after } = update;
  const marks = marksOf(update.items);
  const was = useDrawing([flow, to, revision, "before"], before);
  const becomes = useDrawing([flow, to, revision, "after"], after);
  const lit = [...marks.keys()].join(", ");
  return (
    <div className={styles.pictures}>
      <figure className={styles.picture}>
        <FlowDrawing drawing={was} label={words.pictureBefore(was?.steps.length ?? 0)} named marks={marks} />
        <figcaption>{words.before}</figcaption>
      </figure>
      <figure className={styles.picture}>
        <FlowDrawing
          drawing={becomes}
          label={words.pictureAfter(becomes?.steps.length ?? 0, lit)}
          named
          marks={marks}
        />
        <figcaption>{words.after(update.to)}</figcaption>
      </figure>
    </div>
  );
}
