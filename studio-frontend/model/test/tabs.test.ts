import assert from "node:assert/strict";
import test from "node:test";
import { EditRefused, FlowSession, PatchError } from "../src/index.ts";
import { ACTIONS } from "./actions.ts";
import { Chance, seedOfRun } from "./chance.ts";
import { RESEARCH } from "./sample.ts";
import { TestingService, TestingStore } from "./testing-service.ts";

const ROUNDS = Number(process.env.TABS ?? 12);

test("two tabs by chance, with a service that comes and goes and reloads: all end alike", async () => {
  const chance = new Chance(seedOfRun());
  for (let round = 0; round < ROUNDS; round++) {
    await twoTabs(chance);
  }
});

async function twoTabs(chance: Chance): Promise<void> {
  const service = new TestingService(RESEARCH);
  const stores = [new TestingStore(), new TestingStore()] as const;
  const open = (store: TestingStore, actor: string) =>
    FlowSession.open({ transport: service, actor, store, schedule: () => () => {} });
  const tabs = [await open(stores[0], "one"), await open(stores[1], "two")] as const;
  const all: FlowSession[] = [...tabs];
  for (let i = 0; i < 60; i++) {
    const at = chance.below(2);
    const tab = all[at] ?? tabs[0];
    service.away = chance.below(6) === 0;
    service.loseAnswer = chance.below(12) === 0;
    act(tab, chance);
    if (chance.below(3) === 0) {
      await tab.flush();
    } else if (chance.below(12) === 0) {
      service.away = false;
      await tab.flush();
      const before = tab.state;
      all[at] = await open(stores[at] ?? stores[0], `${at}-${i}`);
      if (before.conflicts.length === 0 && before.saving.kind === "saved") {
        assert.deepEqual(all[at]?.state.flow.logic, service.flow.logic);
      }
    }
  }
  await settled(all, service, chance);
  for (const tab of all) {
    assert.deepEqual(tab.state.flow, service.flow);
    assert.deepEqual([tab.state.saving.kind, tab.state.conflicts.length], ["saved", 0]);
  }
  assert.deepEqual(
    stores.map((store) => store.kept),
    [undefined, undefined],
  );
}

function act(tab: FlowSession, chance: Chance): void {
  const before = tab.state.flow;
  switch (chance.below(8)) {
    case 0:
      tab.undo();
      break;
    case 1:
      tab.redo();
      break;
    default:
      try {
        const edit = ACTIONS[
          chance.of(["add", "setting", "rename", "delete", "title", "place", "connect", "flow"]) ?? ""
        ]?.(before, chance);
        if (edit) {
          tab.apply(edit);
        }
      } catch (fault) {
        if (!(fault instanceof EditRefused || fault instanceof PatchError)) {
          throw fault;
        }
      }
  }
}

async function settled(all: readonly FlowSession[], service: TestingService, chance: Chance): Promise<void> {
  service.away = false;
  service.loseAnswer = false;
  for (let i = 0; i < 30; i++) {
    for (const tab of all) {
      await tab.refresh();
      await tab.flush();
      for (const conflict of tab.state.conflicts) {
        try {
          tab.resolve(conflict.id, chance.below(2) === 0 ? "mine" : "theirs");
        } catch (fault) {
          assert.ok(fault instanceof EditRefused, String(fault));
          tab.resolve(conflict.id, "theirs");
        }
      }
      await tab.flush();
    }
  }
}
