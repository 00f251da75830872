import { autocompletion, type CompletionSource, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, insertNewline } from "@codemirror/commands";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Extension, Prec, Transaction } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, placeholder as placeholderText } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { classes, styleNonce } from "../../../ui/index.ts";
import styles from "./code-field.module.css";
import { dropValue } from "./insert-value.ts";

interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly language: Extension;
  readonly complete?: CompletionSource | undefined;
  readonly lines?: "one" | "few" | "page";
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly invalid?: boolean;
  /** True for what is nothing but code, which is set in the font for it. */
  readonly code?: boolean;
  /** True for an expression without braces around it. */
  readonly whole?: boolean;
  readonly diagnostics?: readonly Diagnostic[] | undefined;
  readonly describedBy?: string | undefined;
  /** Hears the view, for what inserts into it from outside; undefined when it is gone. */
  readonly onView?: (view: EditorView | undefined) => void;
}

/** A field for text that means something: expressions, templates, YAML. */
export function CodeField(props: CodeFieldProps) {
  const { value, label, lines = "few", invalid = false, code = false, readOnly = false, diagnostics } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const made = place.current && new EditorView({ state: begin(latest), parent: place.current });
    view.current = made ?? undefined;
    latest.current.onView?.(made ?? undefined);
    return () => {
      latest.current.onView?.(undefined);
      made?.destroy();
    };
  }, []);
  useEffect(() => {
    const now = view.current;
    if (now && now.state.doc.toString() !== value) {
      now.dispatch({
        changes: { from: 0, to: now.state.doc.length, insert: value },
        annotations: Transaction.remote.of(true),
      });
    }
  }, [value]);
  useEffect(() => {
    view.current?.dispatch({ effects: writable.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [readOnly]);
  // What a field is called can change while it is there: the name of a value does. An update asks for it anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked whenever the name changes
  useEffect(() => view.current?.dispatch({}), [label]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines of another font are as high as they are.
  useEffect(() => view.current?.requestMeasure(), [code]);
  useEffect(() => {
    const now = view.current;
    if (now && diagnostics) {
      const most = now.state.doc.length;
      const inside = diagnostics.map((each) => ({
        ...each,
        from: Math.min(each.from, most),
        to: Math.min(each.to, most),
      }));
      now.dispatch(setDiagnostics(now.state, inside));
    }
  }, [diagnostics]);
  return (
    <div
      ref={place}
      className={classes(styles.field, styles[lines], code && styles.code, invalid && styles.invalid)}
      data-expression={props.whole || undefined}
    />
  );
}

const writable = new Compartment();

function begin(latest: { readonly current: CodeFieldProps }): EditorState {
  const { value, language, complete, lines = "few", placeholder, readOnly = false, describedBy } = latest.current;
  const nonce = styleNonce();
  const changed = EditorView.updateListener.of((update) => {
    const own = update.docChanged && !update.transactions.some((each) => each.annotation(Transaction.remote));
    if (own) {
      latest.current.onChange(update.state.doc.toString());
    }
  });
  return EditorState.create({
    doc: value,
    extensions: [
      history(),
      closeBrackets(),
      language,
      ...(complete ? [autocompletion({ override: [complete], icons: false })] : []),
      ...(lines === "one" ? [oneLine] : []),
      ...(lines === "page" ? [lineNumbers()] : [EditorView.lineWrapping]),
      keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      ...(placeholder === undefined ? [] : [placeholderText(placeholder)]),
      ...(nonce === undefined ? [] : [EditorView.cspNonce.of(nonce)]),
      writable.of(EditorState.readOnly.of(readOnly)),
      EditorView.contentAttributes.of(() => ({
        "aria-label": latest.current.label,
        ...(describedBy !== undefined && { "aria-describedby": describedBy }),
        "aria-multiline": lines === "one" ? "false" : "true",
      })),
      EditorView.domEventHandlers({ drop: dropValue }),
      changed,
    ],
  });
}

/** A field of one line: Enter does nothing, and line ends that are pasted become spaces. */
const oneLine: Extension = [
  Prec.highest(
    keymap.of([
      { key: "Enter", run: () => true },
      { key: "Shift-Enter", run: insertNewline },
    ]),
  ),
];
