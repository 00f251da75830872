import styles from "./icon.module.css";

/** How large an icon is drawn: 12 carets, 14 in small buttons, 16 in the frame, 18 in tiles. */
export type IconSize = 12 | 14 | 16 | 18 | 20;

interface IconProps {
  /** The outline, from an import of "icon:NAME". */
  readonly of: string;
  readonly size?: IconSize;
  /** Said where no words stand beside it. */
  readonly label?: string;
}

/** A Phosphor icon in the colour of the text around it. */
export function Icon({ of, size = 16, label }: IconProps) {
  const box = { className: styles.icon, width: size, height: size, viewBox: "0 0 256 256" };
  return label === undefined ? (
    <svg {...box} aria-hidden="true">
      <path d={of} />
    </svg>
  ) : (
    <svg {...box} role="img" aria-label={label}>
      <path d={of} />
    </svg>
  );
}
