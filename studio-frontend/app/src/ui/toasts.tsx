import { create } from "zustand";
import { messages } from "../messages/index.ts";
import { Button } from "./button.tsx";
import styles from "./toasts.module.css";

const SHOWN_MILLIS = 6_000;

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly way: Way | undefined;
}

/** What can be done about it. */
interface Way {
  readonly name: string;
  readonly go: () => void;
}

interface ToastState {
  readonly toast: Toast | undefined;
}

const useToasts = create<ToastState>(() => ({ toast: undefined }));
let count = 0;

/** Confirms what was done, for six seconds, with the way back. Faults are told where they happened instead. */
export function confirmDone(text: string, undo?: () => void): void {
  show(text, undo === undefined ? undefined : { name: messages.common.undo, go: undo });
}

/** Confirms what was done, with the way to what one may want to do next. */
export function confirmWithWay(text: string, way: Way): void {
  show(text, way);
}

function show(text: string, way: Way | undefined): void {
  const id = ++count;
  useToasts.setState({ toast: { id, text, way } });
  setTimeout(() => useToasts.getState().toast?.id === id && dismiss(), SHOWN_MILLIS);
}

function dismiss(): void {
  useToasts.setState({ toast: undefined });
}

/** Where confirmations show; stands once on the page. */
export function Toasts() {
  const toast = useToasts((state) => state.toast);
  return (
    <div role="status" className={styles.place}>
      {toast !== undefined && (
        <div className={styles.toast}>
          <span className={styles.text}>{toast.text}</span>
          {toast.way !== undefined && (
            <Button
              small
              onClick={() => {
                toast.way?.go();
                dismiss();
              }}
            >
              {toast.way.name}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
