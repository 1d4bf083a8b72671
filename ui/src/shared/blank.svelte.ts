/**
 * Blanking: one chord covers the window at once, from anywhere. Nothing of an interview can be read
 * until a key or a click brings it back.
 */
let blanked = $state(false);
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
};

/** The sheet tells how it comes to the top. */
export function blankSheet(toTop: (() => void) | null) {
  raise = toTop;
}

/** A dialog that opens while the window is blank must not lie above the sheet. */
export function keepBlankOnTop() {
  if (blanked) raise?.();
}
