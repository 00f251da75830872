import assert from "node:assert/strict";
import { parse } from "yaml";
import { applyEdit, type Edit, type FlowSnapshot, flowSnapshot, type JsonObject } from "../src/index.ts";

/** A flow with a group, a for_each in it, a loop, branches, a question and a call. */
export const RESEARCH = flow(`
apiVersion: foldwork/v1
kind: Flow
metadata: { name: research, title: Research, tags: [team] }
spec:
  inputs: { type: object, properties: { topic: { type: string } } }
  vars: { short: "\${ $substring(inputs.topic, 0, 20) }" }
  nodes:
    search: { type: http.request@1, title: Web search, with: { url: "https://example.com/\${ inputs.topic }" } }
    notes: { type: data.set@1, with: { found: [a, b] } }
    gather:
      type: flow.group@1
      title: Gather
      needs: [search, notes]
      nodes:
        doubles: { type: data.transform@1, with: { value: "\${ $distinct(nodes.search.body) }" } }
        each:
          type: flow.for_each@1
          needs: [doubles]
          with: { items: "\${ nodes.doubles.value }", concurrency: 4 }
          nodes:
            page: { type: http.request@1, with: { url: "\${ item.url }" }, retry: { attempts: 3 } }
            sum: { type: data.transform@1, needs: [page, page.error], with: { value: "\${ nodes.page.body & nodes.search.status }" } }
          outputs: { text: "\${ nodes.sum.value }" }
      outputs: { texts: "\${ nodes.each.items.text }" }
    enough:
      type: flow.if@1
      title: Enough sources?
      needs: [gather]
      with: { condition: "\${ $count(nodes.gather.texts) >= 3 }" }
    ask: { type: chat.ask@1, needs: [enough.else], with: { question: "Only \${ $count(nodes.gather.texts) }. Go on?", options: [Go on, Stop] } }
    tries:
      type: flow.loop@1
      needs: [enough.then, ask.go_on]
      with: { state: { left: 3 }, while: "\${ state.left > 0 }", next: "\${ { 'left': nodes.less.value } }" }
      nodes:
        less: { type: data.transform@1, with: { value: "\${ state.left - 1 }" } }
    write: { type: flow.call@1, needs: [tries], uses: team/report@3, with: { notes: "\${ nodes.gather.texts }", how: "\${ nodes[\\"notes\\"].found }" } }
  outputs: { report: "\${ nodes.write.report }", of: "\${ nodes.search.status } for \${ vars.short }" }
`);

/** Returns the flow that a text of YAML means. */
export function flow(yaml: string, layout: JsonObject = {}): FlowSnapshot {
  return flowSnapshot(parse(yaml), layout);
}

/** Applies an edit, checks that its inverse brings everything back as it was, and returns the flow after it. */
export function done(before: FlowSnapshot, edit: Edit): FlowSnapshot {
  const { flow: after, inverse } = applyEdit(before, edit);
  assert.equal(JSON.stringify(applyEdit(after, inverse).flow), JSON.stringify(before), `undo of ${edit.label}`);
  return after;
}
