/**
 * Tells typing from commands by its pace: three letters within a moment, without a digit between them,
 * are somebody who believes the caret is elsewhere. A run goes on as long as key follows key; a digit
 * ends it, so that quick commands such as "m 1 m 2 h 3" are none.
 */
export const TYPING_MS = 400;
const LETTERS = 3;

export type Struck = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey">;

export type Heard<Before> =
  /** Nobody types, as far as can be told. */
  | { kind: "command" }
  /** These words were typed, from when, and how things stood before. */
  | { kind: "typing"; words: string; since: number; before: Before }
  /** The same goes on. */
  | { kind: "more"; words: string };

export type Guard<Before> = ReturnType<typeof createGuard<Before>>;

/** `look` tells how things stand, before a run begins. */
export function createGuard<Before>(look: () => Before) {
  let run: { text: string; letter: boolean; at: number }[] = [];
  let before: { is: Before } | null = null;
  let typing = false;

  function end() {
    run = [];
    before = null;
    typing = false;
  }

  return {
    /** How things stood before the run that goes on. */
    get before(): Before | undefined {
      return before?.is;
    },
    end,
    press(struck: Struck, at: number): Heard<Before> {
      const last = run.at(-1);
      if (last && at - last.at > TYPING_MS) end();
      const sort = sortOf(struck);
      if (sort === "modifier") return { kind: "command" };
      if (sort === "other" || (sort === "digit" && !typing)) {
        end();
        return { kind: "command" };
      }
      before ??= { is: look() };
      run.push({ text: struck.key, letter: sort === "letter", at });
      if (typing) return { kind: "more", words: struck.key };
      const first = run.filter(({ letter }) => letter).at(-LETTERS);
      if (sort !== "letter" || !first || at - first.at > TYPING_MS) return { kind: "command" };
      typing = true;
      const words = run.map(({ text }) => text).join("").trimStart();
      return { kind: "typing", words, since: run[0]?.at ?? at, before: before.is };
    },
  };
}

const modifiers = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "NumLock", "Fn"]);
/** Signs that are commands of their own. */
const commands = new Set(["*", "?"]);

/** A letter on a digit's place is a mark for one person and part of a word for another: it decides nothing. */
function sortOf({ key, code, ctrlKey, metaKey, altKey }: Struck): "letter" | "digit" | "sign" | "modifier" | "other" {
  if (modifiers.has(key)) return "modifier";
  if (ctrlKey || metaKey || altKey || [...key].length !== 1 || commands.has(key)) return "other";
  const letter = /\p{L}/u.test(key);
  if (/^(Digit|Numpad)\d$/.test(code)) return letter ? "sign" : "digit";
  if (letter) return "letter";
  return /\d/.test(key) ? "digit" : "sign";
}
