import { useQuery } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { drawingOf, STEP_HEIGHT, STEP_WIDTH } from "./drawing.ts";
import styles from "./template-preview.module.css";
import { templateQueries } from "./template-queries.ts";

interface TemplatePreviewProps {
  readonly template: string;
  readonly version: number;
}

/** The outermost steps of a template and their wires, as small as a stamp. Nothing until they are known. */
export function TemplatePreview({ template, version }: TemplatePreviewProps) {
  const content = useQuery(templateQueries.version(template, version));
  const drawn = useQuery({
    queryKey: [...templateQueries.version(template, version).queryKey, "drawing"],
    queryFn: async () => {
      const { parse } = await import("yaml");
      return drawingOf(parse(content.data?.text ?? ""), content.data?.layout);
    },
    enabled: content.data !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (drawn.data === undefined || drawn.data.steps.length === 0) {
    return <div className={styles.preview} />;
  }
  const { steps, wires, width, height } = drawn.data;
  return (
    <svg
      className={styles.preview}
      viewBox={`-24 -24 ${width + 48} ${height + 48}`}
      role="img"
      aria-label={messages.templates.previewOf(steps.length)}
    >
      {wires.map(([from, to]) => (
        <line
          key={`${from.id} ${to.id}`}
          className={styles.wire}
          x1={from.x + STEP_WIDTH}
          y1={from.y + STEP_HEIGHT / 2}
          x2={to.x}
          y2={to.y + STEP_HEIGHT / 2}
        />
      ))}
      {steps.map(({ id, x, y }) => (
        <rect key={id} className={styles.step} x={x} y={y} width={STEP_WIDTH} height={STEP_HEIGHT} rx={8} />
      ))}
    </svg>
  );
}
