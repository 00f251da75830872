/** Leaves the focus with what a choice of a menu opened; without that it goes back to where it was before the menu. */
export function keepFocus(event: Event): void {
  const now = document.activeElement;
  const menu = event.currentTarget;
  if (now !== null && now !== document.body && !(menu instanceof Element && menu.contains(now))) {
    event.preventDefault();
  }
}
