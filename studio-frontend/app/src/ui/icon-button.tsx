import { Tooltip } from "radix-ui";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import styles from "./icon-button.module.css";

interface IconButtonProps extends ComponentProps<"button"> {
  readonly icon: string;
  /** What it does; also its tooltip. */
  readonly label: string;
  /** The key that does the same, as it is shown. */
  readonly hint?: string;
}

/** A button of an icon only. */
export function IconButton({ icon, label, hint, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip.Provider delayDuration={400}>
      <Tooltip.Root>
        <Tooltip.Trigger asChild>
          <button type="button" aria-label={label} className={classes(styles.button, className)} {...rest}>
            <Icon of={icon} />
          </button>
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content className={styles.tip} sideOffset={4}>
            {label}
            {hint !== undefined && <kbd className={styles.key}>{hint}</kbd>}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
