/**
 * Chords that work from other windows, as they are kept: "Ctrl+Alt+Space", "Super+KeyJ". The key goes by
 * its place on the keyboard.
 */
export type Held = Pick<KeyboardEvent, "code" | "ctrlKey" | "altKey" | "shiftKey" | "metaKey">;

const modifier = /^(Control|Alt|Shift|Meta|OS|CapsLock|NumLock|Fn)/;

/** The chord that is pressed; null while only modifiers are held. */
export function chordOf({ code, ctrlKey, altKey, shiftKey, metaKey }: Held): string | null {
  if (!code || modifier.test(code)) return null;
  const held = [ctrlKey && "Ctrl", altKey && "Alt", shiftKey && "Shift", metaKey && "Super"];
  return [...held.filter(Boolean), code].join("+");
}

/** As it is printed on keys: "Ctrl+Alt+J". */
export const chordWords = (chord: string) =>
  chord.replace(/Key([A-Z])$/, "$1").replace(/Digit(\d)$/, "$1").replace(/Numpad(\w+)$/, "keypad $1");
