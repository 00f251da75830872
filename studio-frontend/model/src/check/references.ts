import { parseTemplate, type Reference, references, TemplateError } from "@foldwork/expressions";
import type { FlowSnapshot } from "../document/flow.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { childPath } from "../document/path.ts";
import { memberReplacement, replaced } from "../document/rewrite.ts";
import { flowSites, resolved, type Site, sitesOf } from "../document/sites.ts";
import { EditBuilder } from "../operation/edit-builder.ts";
import { titleOf } from "../operation/names.ts";
import { connect, wireFault } from "../operation/wires.ts";
import type { Fix, QuickProblem } from "./problem.ts";
import { BODY_NAMES, type Scope, scopeOf, wireTo } from "./scope.ts";
import { nearest } from "./suggest.ts";

/** Returns what is wrong with the names that a node's expressions read, or the flow's own for the empty path. */
export function referenceProblems(flow: FlowSnapshot, path: string, types: NodeTypes): readonly QuickProblem[] {
  const sites = path === "" ? flowSites(flow) : sitesOf(flow, path);
  return sites.flatMap((site) => {
    const fault = templateFault(site.text);
    if (fault) {
      const { code, message } = fault;
      return [{ code, severity: "error", path, pointer: site.pointer, message, fixes: [] } as const];
    }
    const found = references(site.text) ?? [];
    const scope = scopeOf(flow, site);
    const reporter = new Reporter(flow, site, scope, types);
    return found.flatMap((reference) => reporter.check(reference));
  });
}

const MOST_KEPT = 20_000;
const faults = new Map<string, TemplateError | undefined>();

/** Returns why a text cannot be compiled, undefined when it can. */
function templateFault(text: string): TemplateError | undefined {
  if (!faults.has(text)) {
    if (faults.size >= MOST_KEPT) {
      faults.clear();
    }
    faults.set(text, compiled(text));
  }
  return faults.get(text);
}

function compiled(text: string): TemplateError | undefined {
  try {
    parseTemplate(text);
    return undefined;
  } catch (fault) {
    if (fault instanceof TemplateError) {
      return fault;
    }
    throw fault;
  }
}

class Reporter {
  readonly #flow: FlowSnapshot;
  readonly #site: Site;
  readonly #scope: Scope;
  readonly #types: NodeTypes;

  constructor(flow: FlowSnapshot, site: Site, scope: Scope, types: NodeTypes) {
    this.#flow = flow;
    this.#site = site;
    this.#scope = scope;
    this.#types = types;
  }

  check(reference: Reference): readonly QuickProblem[] {
    const { root, member } = reference;
    switch (root) {
      case "nodes":
        return member === undefined || reference.loose ? this.#dynamic() : this.#node(reference, member);
      case "inputs":
        return member === undefined || !this.#scope.inputs
          ? []
          : this.#among(reference, member, this.#scope.inputs, "inputs");
      case "vars":
        return member === undefined ? [] : this.#among(reference, member, this.#scope.vars, "vars");
      case "secrets":
        return [];
      default:
        return this.#other(root);
    }
  }

  #dynamic(): readonly QuickProblem[] {
    return [this.#problem("DYNAMIC_NODES", "It reads all steps at once. Name each one: nodes.<id>.", [])];
  }

  #node(reference: Reference, id: string): readonly QuickProblem[] {
    const seen = this.#scope.node(id);
    if (seen === "seen") {
      return [];
    }
    if (seen === "none") {
      const meant = nearest(id, this.#scope.known());
      return [this.#unknown(reference, `nodes.${id}`, meant, meant && `nodes.${meant}`)];
    }
    const source = resolved(this.#flow, this.#site.body, id) ?? childPath("", id);
    const wire = { ...wireTo(this.#site, source), port: "done" };
    if (wire.to === wire.from) {
      return [this.#problem("REFERENCE_NOT_BEFORE", "It reads its own outputs, which do not exist yet.", [])];
    }
    const fault = wireFault(this.#flow, wire, this.#types);
    const fix: Fix = { label: "Draw the wire", edit: () => connect(this.#flow, wire, this.#types) };
    const message = `It reads “${titleOf(this.#flow, source)}”, but no wire leads there.`;
    return [this.#problem("REFERENCE_NOT_BEFORE", fault ? `${message} ${fault}` : message, fault ? [] : [fix])];
  }

  #among(reference: Reference, name: string, known: ReadonlySet<string>, root: string): readonly QuickProblem[] {
    const meant = nearest(name, known);
    return known.has(name) ? [] : [this.#unknown(reference, `${root}.${name}`, meant, meant && `${root}.${meant}`)];
  }

  #other(name: string): readonly QuickProblem[] {
    if (this.#scope.names.has(name)) {
      return [];
    }
    if (BODY_NAMES.some((each) => each === name)) {
      return [this.#problem("NAME_NOT_HERE", `“${name}” exists only inside a step that repeats.`, [])];
    }
    const meant = nearest(name, ["inputs", "nodes", "vars", "secrets", ...this.#scope.names]);
    const hint = meant ? ` Did you mean ${meant}?` : " A text stands in quotes.";
    return [this.#problem("REFERENCE_UNKNOWN", `Nothing is named ${name} here.${hint}`, [])];
  }

  #unknown(reference: Reference, read: string, meant: string | undefined, shown: string | undefined): QuickProblem {
    const site = this.#site;
    const edit = () => {
      const builder = new EditBuilder(this.#flow);
      const text = replaced(site.text, [memberReplacement(site.text, reference, meant ?? "")]);
      builder.set(site.part, site.pointer, text);
      return builder.build(`Read ${shown} in ${titleOf(this.#flow, site.owner)}`);
    };
    const message = `This reads ${read}.${shown ? ` Did you mean ${shown}?` : " There is nothing of that name."}`;
    return this.#problem("REFERENCE_UNKNOWN", message, shown ? [{ label: "Change it", edit }] : []);
  }

  #problem(code: string, message: string, fixes: readonly Fix[]): QuickProblem {
    return { code, severity: "error", path: this.#site.owner, pointer: this.#site.pointer, message, fixes };
  }
}
