/**
 * Blanking: one chord covers the window at once, from anywhere. Nothing of an interview can be read
 * until a key or a click brings it back.
 */
let blanked = $state(false);
let watcher: ((event: KeyboardEvent) => void) | null = null;
let raise: (() => void) | null = null;

export const blank = {
  get on() {
    return blanked;
  },
  cover() {
    blanked = true;
  },
  uncover() {
    blanked = false;
  },
  toggle() {
    blanked = !blanked;
  },
  /** Who hears of the keys that the sheet takes. */
  watch(next: ((event: KeyboardEvent) => void) | null) {
    watcher = next;
  },
  took: (event: KeyboardEvent) => watcher?.(event),
};

/** The sheet tells how it comes to the top. */
export function blankSheet(toTop: (() => void) | null) {
  raise = toTop;
}

/** A dialog that opens while the window is blank must not lie above the sheet. */
export function keepBlankOnTop() {
  if (blanked) raise?.();
}
