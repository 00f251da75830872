import { ContextMenu as Base } from "radix-ui";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import { keepFocus } from "./keep-focus.ts";
import styles from "./menu.module.css";

interface ContextMenuProps {
  /** What it belongs to; one element. */
  readonly of: ReactNode;
  readonly children: ReactNode;
}

/** A menu at the pointer, by the right button or the menu key. */
export function ContextMenu({ of, children }: ContextMenuProps) {
  return (
    <Base.Root>
      <Base.Trigger asChild>{of}</Base.Trigger>
      <Base.Portal>
        <Base.Content className={styles.menu} collisionPadding={8} onCloseAutoFocus={keepFocus}>
          {children}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  );
}

interface ContextMenuItemProps {
  readonly icon?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Its key, as it is shown. */
  readonly hint?: string;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function ContextMenuItem(props: ContextMenuItemProps) {
  const { icon, danger = false, disabled = false, hint, onSelect, children } = props;
  return (
    <Base.Item className={classes(styles.item, danger && styles.danger)} disabled={disabled} onSelect={onSelect}>
      {icon !== undefined && <Icon of={icon} />}
      <span className={styles.words}>{children}</span>
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
    </Base.Item>
  );
}

export function ContextMenuLine() {
  return <Base.Separator className={styles.line} />;
}
