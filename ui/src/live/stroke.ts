/**
 * A pressed key as one word of the key table, whatever the keyboard's layout: digits by position,
 * since some layouts print them with Shift only; letters and signs by what is printed, and by position
 * where the layout is not Latin.
 */
export type Pressed = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing"
>;

const named = new Set(["Enter", "Escape", "Backspace", "Delete", "PageDown", "PageUp", "F1"]);
const signs = new Set(["?", "*"]);

/** "3", "h", "Space", "PageDown", "Mod+Shift+z" … or null for a key that means nothing here. */
export function stroke(pressed: Pressed): string | null {
  if (pressed.isComposing) return null;
  // AltGr arrives as Ctrl with Alt on Windows: it prints a sign and is no chord.
  if (pressed.altKey) return signs.has(pressed.key) ? pressed.key : null;
  if (pressed.ctrlKey || pressed.metaKey) {
    const letter = letterOf(pressed);
    return letter && `Mod+${pressed.shiftKey ? "Shift+" : ""}${letter}`;
  }
  if (signs.has(pressed.key)) return pressed.key;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(pressed.code)?.[1];
  if (digit) return digit;
  if (pressed.key === " ") return "Space";
  if (named.has(pressed.key)) return pressed.key;
  return letterOf(pressed);
}

function letterOf({ key, code }: Pressed): string | null {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const position = /^Key([A-Z])$/.exec(code)?.[1];
  return position && /^\p{L}$/u.test(key) ? position.toLowerCase() : null;
}
