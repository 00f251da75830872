import { eachNode, type FlowSnapshot } from "@foldwork/model";
import { useDeferredValue, useEffect, useMemo } from "react";
import { api } from "../../../service/index.ts";
import { type CalledFlow, calledFlow } from "../session/called-flows.ts";
import { useEditing, useEditor } from "./editor-context.tsx";
import { update } from "./editor-store.ts";

/** Loads the flows that this one calls, and those that they call once they are unfolded. */
export function useCalledFlows(): void {
  const editor = useEditor();
  // What is typed is on the screen first.
  const flow = useDeferredValue(useEditing((state) => state.flow));
  const called = useEditing((state) => state.called);
  const unfolded = useEditing((state) => state.unfolded.size);
  const wanted = useMemo(() => {
    const all = new Set(namesIn(flow));
    if (unfolded > 0) {
      for (const each of called.values()) {
        for (const name of each ? namesIn(each.snapshot) : []) {
          all.add(name);
        }
      }
    }
    return [...all].filter((name) => !called.has(name)).sort();
  }, [flow, called, unfolded]);
  const key = wanted.join(" ");
  useEffect(() => {
    let current = true;
    void Promise.all(
      key
        .split(" ")
        .filter(Boolean)
        .map(async (uses) => [uses, await loaded(uses)] as const),
    ).then((found) => {
      if (current && found.length > 0) {
        update(editor, { called: new Map([...editor.getState().called, ...found]) });
      }
    });
    return () => {
      current = false;
    };
  }, [editor, key]);
}

async function loaded(uses: string): Promise<CalledFlow | undefined> {
  try {
    return await calledFlow(api, uses);
  } catch {
    return undefined;
  }
}

function namesIn(flow: FlowSnapshot): readonly string[] {
  const names = new Set<string>();
  eachNode(flow, (_path, node) => {
    if (typeof node.uses === "string" && node.uses.includes("@")) {
      names.add(node.uses);
    }
  });
  return [...names];
}
