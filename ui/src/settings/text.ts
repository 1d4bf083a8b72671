/** Words of the screen of settings. */
export const text = {
  title: "Settings",
  back: "Back",
  notRead: "The settings could not be read.",
  notKept: "The setting was not kept.",
  close: "Close",
  tryAgain: "Try again",
  theme: "Theme",
  themes: { system: "as the system", light: "light", dark: "dark" },
  keptIn: "Kept in",
  sections: { look: "Look", keys: "Keys", code: "Code" },
} as const;
