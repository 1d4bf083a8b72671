import { saveDraft } from "../ipc";

/** Half-typed words are kept this long after the last key at most. */
const KEEP_AFTER_MS = 250;

/**
 * Keeps half-typed words of an interview outside its log, so that a crash costs none. A draft that
 * cannot be kept is tried again with the next key; saving the words themselves says what is wrong.
 */
export function draftKeeper(interview: string) {
  const unsaved = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    for (const [field, text] of unsaved) {
      unsaved.delete(field);
      saveDraft(interview, field, text).catch(() => {
        if (!unsaved.has(field)) unsaved.set(field, text);
      });
    }
  }

  return {
    keep(field: string, text: string) {
      unsaved.set(field, text);
      timer ??= setTimeout(flush, KEEP_AFTER_MS);
    },
    /** Saves now what waits: before leaving a screen. */
    flush,
  };
}
