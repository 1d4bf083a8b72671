/** Words of the sheet of keys. */
export const text = {
  sheet: "Keys",
  sheetAbout: "Keys by what they are for",
  singleOff:
    "Single keys are switched off in Settings. What they stand for is found in the palette and has a button; after the leader key they work.",
  or: "or",
  suffix: ", within 5 s of a mark",
  inNoteLine: [
    { keys: ["Mod+E"], label: "in the note line: who may read it" },
    { keys: ["Mod+U"], label: "in the note line: let it stand alone" },
    { keys: ["PageDown"], label: "in the note line: keep it and go to the next part" },
  ],
};
