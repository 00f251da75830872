import { ExpressionError, parseTemplate, references, TemplateError } from "@foldwork/expressions";
import { holderOf } from "@foldwork/model";
import { useEffect, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { useEditing } from "../store/editor-context.tsx";
import { flowIn } from "../store/inner-drafts.ts";
import { useForm } from "./form-context.tsx";
import styles from "./now-gives.module.css";
import { sampleScope } from "./sample-scope.ts";
import { kindOf } from "./values.ts";

const words = messages.editor.nowGives;

type Given =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "fault"; readonly message: string }
  | { readonly kind: "unknown" };

const PAUSE_MILLIS = 150;

/** What an expression gives with the data of the last run, under its field. */
export function NowGives({ value }: { readonly value: string }) {
  const { path, sample } = useForm();
  const flow = useEditing((state) => flowIn(state, holderOf(path)));
  const [given, setGiven] = useState<Given>();
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const next = await worked(value, () => sampleScope(flow, path, sample));
      if (current) {
        setGiven(next);
      }
    }, PAUSE_MILLIS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [value, flow, path, sample]);
  if (!given) {
    return null;
  }
  return (
    <div className={styles.gives}>
      <div className={styles.head}>
        <span>{words.title}</span>
        <span className={styles.whose} title={sample?.whose}>
          {sample?.whose ?? words.noData}
        </span>
      </div>
      <div className={styles.value} role="status">
        <Shown given={given} />
      </div>
    </div>
  );
}

function Shown({ given }: { readonly given: Given }) {
  switch (given.kind) {
    case "fault":
      return <span className={styles.fault}>{given.message}</span>;
    case "unknown":
      return <span className={styles.quiet}>{words.unknown}</span>;
    case "value":
      return (
        <>
          <b className={styles.text}>{shown(given.value)}</b>
          <span className={styles.quiet}>{kindOf(given.value)}</span>
        </>
      );
  }
}

async function worked(value: string, scope: () => Record<string, unknown>): Promise<Given> {
  try {
    const template = parseTemplate(value);
    const data = scope();
    const reads = references(value);
    const missing = reads?.some(({ root, member }) => {
      const inside = data[root];
      return inside === undefined || (member !== undefined && !hasMember(inside, member));
    });
    if (missing) {
      return { kind: "unknown" };
    }
    const result = await template.resolve(data, { now: Date.now(), randomSeed: "preview" });
    return { kind: "value", value: result };
  } catch (fault) {
    const message = fault instanceof ExpressionError || fault instanceof TemplateError ? fault.message : String(fault);
    return { kind: "fault", message };
  }
}

function hasMember(value: unknown, name: string): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name);
}

const LONGEST = 400;

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}
