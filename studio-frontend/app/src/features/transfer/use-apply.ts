import { ProblemError } from "@foldwork/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Applied, applyPlan, type Choices, type Given, type ImportPlan, planQuery } from "./plan.ts";

interface Ready {
  readonly given: Given;
  readonly plan: ImportPlan;
  readonly chosen: Choices;
}

/** Carries plans out, file after file; what one file is refused for keeps no other from coming. */
export function useApply(onImported: () => void) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Readonly<Record<string, Applied>>>({});
  const [faults, setFaults] = useState<Readonly<Record<string, unknown>>>({});
  const one = async ({ given, plan, chosen }: Ready) => {
    try {
      const { items } = await applyPlan(plan, chosen);
      setDone((now) => ({ ...now, [given.id]: items }));
    } catch (fault) {
      setFaults((now) => ({ ...now, [given.id]: fault }));
      if (fault instanceof ProblemError) {
        await client.refetchQueries({ queryKey: planQuery(given).queryKey });
      }
    }
  };
  const run = async (all: readonly Ready[]) => {
    setBusy(true);
    setFaults({});
    for (const each of all) {
      await one(each);
    }
    setBusy(false);
    onImported();
  };
  return { busy, done, faults, run: (all: readonly Ready[]) => void run(all) };
}
