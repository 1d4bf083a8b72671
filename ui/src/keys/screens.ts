/** The keys of the screens around the interview, as data, and those that work everywhere. */

export type Place = "home" | "library" | "everywhere";

export type ScreenRow = {
  /** Its name in the settings. */
  id: string;
  keys: string;
  label: string;
  group: "First screen" | "Library" | "Everywhere";
  on: Place;
  /** Keeps its key: other places count on it. */
  fixed?: true;
};

export const screenTable: ScreenRow[] = [
  { id: "new-interview", keys: "n", label: "new interview", group: "First screen", on: "home" },
  { id: "search-notes", keys: "/", label: "search all notes", group: "First screen", on: "home" },
  { id: "library", keys: "l", label: "library", group: "First screen", on: "home" },
  { id: "settings", keys: ",", label: "settings", group: "First screen", on: "home" },
  { id: "find-in-library", keys: "/", label: "find", group: "Library", on: "library" },
  { id: "palette", keys: "Mod+k", label: "do or find anything", group: "Everywhere", on: "everywhere", fixed: true },
  { id: "keys-sheet", keys: "F1", label: "these keys", group: "Everywhere", on: "everywhere", fixed: true },
  { id: "blank-chord", keys: "Mod+.", label: "blank, text fields too; any key brings the window back", group: "Everywhere", on: "everywhere", fixed: true },
  { id: "leave", keys: "Escape", label: "leave a line, a list, a prefix or a screen", group: "Everywhere", on: "everywhere", fixed: true },
];
