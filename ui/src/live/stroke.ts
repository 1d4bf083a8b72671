/**
 * A pressed key as one word of the key table, whatever the keyboard's layout: digits by position,
 * since some layouts print them with Shift only; letters and signs by what is printed, and by position
 * where the layout is not Latin.
 */
export type Pressed = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing"
>;

const named = /^(?:Enter|Escape|Backspace|Delete|PageDown|PageUp|F\d{1,2})$/;
const signs = new Set(["?", "*"]);

/** What stands on a key of a Latin keyboard that prints no letter. */
const places: Record<string, string> = {
  Comma: ",",
  Period: ".",
  Slash: "/",
  Semicolon: ";",
  Quote: "'",
  BracketLeft: "[",
  BracketRight: "]",
  Backslash: "\\",
  Backquote: "`",
};

/**
 * Whether the last letter was one of a Latin layout: a sign that Greek or Hebrew print where others
 * have a letter can be told from one of the same sign only so.
 */
let latin = true;

/** "3", "h", "Space", "PageDown", "Mod+Shift+z" … or null for a key that means nothing here. */
export function stroke(pressed: Pressed): string | null {
  const { key, code } = pressed;
  if (pressed.isComposing) return null;
  if (/^\p{L}$/u.test(key)) latin = /\p{Script=Latin}/u.test(key);
  // AltGr arrives as Ctrl with Alt on Windows: it prints a sign and is no chord.
  if (pressed.altKey) return signs.has(key) ? key : null;
  if (pressed.ctrlKey || pressed.metaKey) {
    const letter = printed(pressed);
    return letter && /^[a-z]$/.test(letter) ? `Mod+${pressed.shiftKey ? "Shift+" : ""}${letter}` : null;
  }
  if (signs.has(key)) return key;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  if (key === " ") return "Space";
  if (named.test(key)) return key;
  return printed(pressed);
}

/** The letter or sign, in lower case. */
function printed({ key, code, shiftKey }: Pressed): string | null {
  if ([...key].length !== 1) return null;
  const place = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? (shiftKey ? undefined : places[code]);
  if (!latin && place) return place;
  return key.toLowerCase();
}
