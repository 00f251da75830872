import { icon as cross } from "icon:x";
import { Dialog as Base } from "radix-ui";
import type { ReactNode } from "react";
import { messages } from "../messages/index.ts";
import { classes } from "./classes.ts";
import styles from "./dialog.module.css";
import { IconButton } from "./icon-button.tsx";

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** One or two sentences on what this is about. */
  readonly text?: string;
  /** True for what needs two columns. */
  readonly wide?: boolean;
  /** Left out where somebody has to decide. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** A question over the page: the page waits until it is answered or closed. */
export function Dialog({ open, title, text, wide = false, onClose, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose?.()}>
      <Base.Portal>
        <Base.Overlay className={styles.veil} />
        <Base.Content
          className={classes(styles.dialog, wide && styles.wide)}
          onOpenAutoFocus={focusItself}
          {...(text === undefined ? { "aria-describedby": undefined } : {})}
        >
          <div className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {onClose !== undefined && <IconButton icon={cross} label={messages.common.close} onClick={onClose} />}
          </div>
          {text !== undefined && <Base.Description className={styles.text}>{text}</Base.Description>}
          {children}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  );
}

/** Where no field asks for it, the dialog has the focus and not its first button, whose tooltip would show. */
function focusItself(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) {
    event.currentTarget.focus();
  }
}

/** The buttons at the end of a dialog; the one that does it comes last. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
