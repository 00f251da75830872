import { ok } from "@foldwork/api";
import { type JsonValue, yamlText } from "@foldwork/model";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../../../service/index.ts";
import { teamHas } from "../../team/index.ts";
import { useEditing, useEditor } from "./editor-context.tsx";
import { editedCalls } from "./inner-drafts.ts";
import { lackingProblems } from "./lacking.ts";
import { type CheckedProblem, problemsByPath } from "./problems.ts";

const QUICK_MILLIS = 250;
const CHECK_MILLIS = 1_200;

/** Keeps what is wrong with the flow in the editor: what can be seen at once soon, what the service says a little later. */
export function useProblems(): void {
  const editor = useEditor();
  const flow = useEditing((state) => state.flow);
  const called = useEditing((state) => state.called);
  const id = useEditing((state) => state.id);
  const mayEdit = useEditing((state) => state.mayEdit);
  const { data: team } = useQuery({ ...teamHas(), enabled: mayEdit });
  const [checked, setChecked] = useState<{ readonly logic: unknown; readonly problems: readonly CheckedProblem[] }>();
  useEffect(() => {
    const timer = setTimeout(() => {
      const state = { ...editor.getState(), called };
      const { types } = state;
      const said = checked?.logic === flow.logic ? checked.problems : [];
      const lacking = team === undefined ? [] : lackingProblems(flow, types, team);
      editor.setState({ problems: problemsByPath(flow, types, said, editedCalls(state), lacking) });
    }, QUICK_MILLIS);
    return () => clearTimeout(timer);
  }, [editor, flow, called, checked, team]);
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        // What is saved need not be written down once more: of a large flow that takes longer than anything else here.
        const saved = editor.getState().saving.kind === "saved";
        const body = saved ? {} : { text: yamlText(flow.logic as JsonValue) };
        const params = { path: { flow: id } };
        const answer = await ok(api.POST("/api/v1/flows/{flow}/check", { params, body, signal: controller.signal }));
        setChecked({ logic: flow.logic, problems: answer.problems as readonly CheckedProblem[] });
      } catch {
        // What can be seen without the service stays; saving says that it is away.
      }
    }, CHECK_MILLIS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [editor, flow.logic, id]);
}
