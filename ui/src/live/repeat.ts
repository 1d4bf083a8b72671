/**
 * Tells a held key from a pressed one. Some web views do not flag a repeating key, so the time since
 * the same key went down, without having come up, decides too. A key whose release was never seen, as
 * under Cmd on a Mac, counts as pressed again once it has rested.
 */
type Down = Pick<KeyboardEvent, "code" | "repeat">;

/** Longer than systems wait before a held key repeats. */
const RESTS_MS = 900;

export function createRepeatGuard() {
  const down = new Map<string, number>();
  return {
    /** Takes a key going down; true where it is only still held. */
    isHeld({ code, repeat }: Down, now: number): boolean {
      const before = down.get(code);
      down.set(code, now);
      return repeat || (before !== undefined && now - before < RESTS_MS);
    },
    up: ({ code }: Pick<KeyboardEvent, "code">) => void down.delete(code),
    /** The window lost the keyboard: no release will be seen. */
    clear: () => down.clear(),
  };
}
