import { classes, Icon } from "../../../ui/index.ts";
import { lookOf } from "./families.ts";
import styles from "./tile.module.css";

interface TileProps {
  readonly type: string;
  readonly small?: boolean;
}

/** The square with an icon that tells what a step does. */
export function Tile({ type, small = false }: TileProps) {
  const { icon, family } = lookOf(type);
  return (
    <span className={classes(styles.tile, styles[family], small && styles.small)}>
      <Icon of={icon} size={small ? 14 : 18} />
    </span>
  );
}
