/** The outline of a Phosphor icon in a box of 256 by 256; the name ends in -bold or -fill for those weights. */
declare module "icon:*" {
  export const icon: string;
}
