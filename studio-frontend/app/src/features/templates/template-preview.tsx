import { useQuery } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { FlowDrawing, useDrawing } from "../drawing/index.ts";
import { templateQueries } from "./template-queries.ts";

interface TemplatePreviewProps {
  readonly template: string;
  readonly version: number;
  /** True where there is room for what the steps are called. */
  readonly named?: boolean;
}

/** What a version of a template looks like. Nothing until it is known. */
export function TemplatePreview({ template, version, named = false }: TemplatePreviewProps) {
  const content = useQuery(templateQueries.version(template, version));
  const drawing = useDrawing([template, version], content.data);
  return (
    <FlowDrawing drawing={drawing} label={messages.templates.previewOf(drawing?.steps.length ?? 0)} named={named} />
  );
}
