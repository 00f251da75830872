const KEY = "foldwork.first-steps";

/** Whether this browser shows the first steps: nobody has hidden them, and they were not over when it first looked. */
export function areWanted(): boolean {
  try {
    return localStorage.getItem(KEY) !== "over";
  } catch {
    return false;
  }
}

/** Does not show them any more. */
export function keepOver(): void {
  try {
    localStorage.setItem(KEY, "over");
  } catch {
    // They show again the next time.
  }
}
