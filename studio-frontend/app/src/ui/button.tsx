import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import styles from "./button.module.css";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";

/** accent is the one main action of a screen; ink answers a question; ghost stands among others in a bar. */
export type ButtonKind = "plain" | "accent" | "ink" | "ghost" | "danger";

interface ButtonProps extends ComponentProps<"button"> {
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  /** The outline of an icon before the words. */
  readonly icon?: string;
  /** Work goes on: the button cannot be pressed again. */
  readonly busy?: boolean;
  /** Looks like this, but is the element inside: a link. */
  readonly asChild?: boolean;
}

/** A button with words. */
export function Button(props: ButtonProps) {
  const { kind = "plain", small = false, icon, busy = false, asChild = false, className, children, ...rest } = props;
  const look = classes(styles.button, styles[kind], small && styles.small, className);
  if (asChild) {
    return (
      <Slot.Root className={look} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button type="button" className={look} aria-busy={busy || undefined} {...rest} disabled={busy || rest.disabled}>
      {icon !== undefined && <Icon of={icon} size={14} />}
      {children}
    </button>
  );
}
