import { create } from "zustand";

/** How the studio looks: as the system says, or as a person chose on this computer. */
export type Theme = "system" | "light" | "dark";

export const THEMES: readonly Theme[] = ["system", "light", "dark"];

const KEY = "foldwork.theme";

interface ThemeState {
  readonly theme: Theme;
  readonly choose: (theme: Theme) => void;
}

/** The chosen theme; a browser that keeps nothing follows the system. */
export const useTheme = create<ThemeState>((set) => ({
  theme: kept(),
  choose(theme) {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // It holds until the page is closed.
    }
    set({ theme });
    applyTheme();
  },
}));

/** Puts the chosen theme on the page. */
export function applyTheme(): void {
  const { theme } = useTheme.getState();
  if (theme === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
}

function kept(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return THEMES.find((each) => each === value) ?? "system";
  } catch {
    return "system";
  }
}
