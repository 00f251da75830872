export { styleNonce } from "./added-styles.ts";
export { Button, type ButtonKind } from "./button.tsx";
export { classes } from "./classes.ts";
export { Dialog, DialogActions } from "./dialog.tsx";
export { Field } from "./field.tsx";
export { Icon, type IconSize } from "./icon.tsx";
export { IconButton } from "./icon-button.tsx";
export { Menu, MenuChoice, MenuHead, MenuItem, MenuLine } from "./menu.tsx";
export { ProblemNotice } from "./problem-notice.tsx";
