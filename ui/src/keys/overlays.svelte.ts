/** What lies over whichever screen is shown: the palette, or the sheet of keys. */
let now = $state<"palette" | "keys" | null>(null);

export const overlays = {
  get now() {
    return now;
  },
  set now(next: "palette" | "keys" | null) {
    now = next;
  },
};
