import { holderOf, type NodePath } from "@foldwork/model";
import { memo, useDeferredValue, useMemo } from "react";
import { useEditing } from "../store/editor-context.tsx";
import { flowIn } from "../store/inner-drafts.ts";
import { type SampleData, usableValues } from "./values.ts";
import { ValuesTree } from "./values-tree.tsx";

interface StepValuesProps {
  readonly path: NodePath;
  readonly sample: SampleData | undefined;
  readonly onInsert: (text: string) => void;
}

/** What a step may read. In a long flow that takes a while to find out: a key that is typed is on the screen before. */
export const StepValues = memo(function StepValues({ path, sample, onInsert }: StepValuesProps) {
  const flow = useDeferredValue(useEditing((state) => flowIn(state, holderOf(path))));
  const types = useEditing((state) => state.types);
  const values = useMemo(() => usableValues(flow, path, types, sample), [flow, path, types, sample]);
  return <ValuesTree values={values} onInsert={onInsert} />;
});
