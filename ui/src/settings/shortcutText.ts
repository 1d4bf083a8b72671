/** Words on the shortcuts that work from other windows. */
export const shortcutText = {
  title: "From other windows",
  leader: "Leader",
  leaderWhy:
    "In a call or a shared editor, press it and then a key of the live desk: 3, 3 x, h 2, Space. The mark lands, and the caret stays where it was.",
  blank: "Blank",
  blankWhy: "Covers Touchstone’s window at once, whichever window you are in. The same keys show it again.",
  none: "not chosen",
  choose: "Choose keys",
  change: "Change",
  remove: "Remove",
  test: "Test it",
  press: "Press the keys together, such as Ctrl+Alt+Space. Esc leaves.",
  pressAgain: (chord: string) => `Now press ${chord} once more, to see whether it arrives.`,
  works: (chord: string) => `${chord} works.`,
  lost: (chord: string) =>
    `${chord} did not arrive: the desktop or another program takes it first. Choose another, or free it there.`,
  same: "The leader and the blank key must differ.",
  removed: "Removed.",
  instead: "A key of your desktop can run this instead:",
  pokes: ["touchstone poke 3", "touchstone poke h2", "touchstone poke space"],
  line: "Mark from the call or the shared editor without leaving it: one chord of your choice, then the keys you know.",
  lineChoose: "Choose a key",
  lineNot: "Not now",
};
