/** Keeps half-typed words: written at most 250 ms after a key, and never out of order. */
const AFTER_MS = 250;

export type Drafts = ReturnType<typeof createDrafts>;

export function createDrafts(save: (field: string, text: string) => Promise<unknown>) {
  const dirty = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving = false;

  async function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (saving) return;
    saving = true;
    for (const [field, text] of dirty) {
      dirty.delete(field);
      try {
        await save(field, text);
      } catch {
        // The words are still in the field; the next key tries again.
        if (!dirty.has(field)) dirty.set(field, text);
        break;
      }
    }
    saving = false;
  }

  return {
    keep(field: string, text: string) {
      dirty.set(field, text);
      timer ??= setTimeout(() => void flush(), AFTER_MS);
    },
    flush,
  };
}
