/**
 * The keyboard of the live desk, between the window's events and the desk: what is a command, what is
 * typing, and what waits until that is known.
 */
import { isSingle } from "../keys/force.svelte";
import type { Desk } from "./desk.svelte";
import { createGuard, TYPING_MS, type Guard } from "./guard";
import { createRepeatGuard } from "./repeat";
import { stroke, type Pressed } from "./stroke";

/** Where a key goes down: nothing has the caret; a control has the focus; a field; a dialog. */
export type Place = "desk" | "control" | "field" | "dialog";

export type KeyDown = Pressed & Pick<KeyboardEvent, "repeat" | "timeStamp">;

export type Keyboard = ReturnType<typeof createKeyboard>;

export function createKeyboard(desk: Desk, singleKeys: () => boolean) {
  const repeat = createRepeatGuard();
  const guard: Guard<ReturnType<Desk["standing"]>> = createGuard(desk.standing);
  let held = false;

  /** Whether commands are typed there, or this very run of keys led there. */
  const isHere = (place: Place) => place === "desk" || place === "control" || guard.before?.led(place) === true;

  return {
    repeat,
    /**
     * Hears a key before anything else does; true where it was typing and is dealt with.
     */
    hear(pressed: KeyDown, place: Place): boolean {
      held = repeat.isHeld(pressed, pressed.timeStamp);
      desk.heldKey = held;
      if (held || !singleKeys()) return false;
      if (!isHere(place) || pressed.isComposing) {
        guard.end();
        return false;
      }
      const heard = guard.press(pressed, pressed.timeStamp);
      if (heard.kind === "command") return false;
      if (heard.kind === "more") {
        if (place !== "desk" && place !== "control") return false;
        desk.note.write(desk.note.words + heard.words);
        return true;
      }
      desk.takeForTyping(heard.words, Date.now() - (pressed.timeStamp - heard.since), heard.before);
      return true;
    },
    /** Does what a key means at the desk; true where it meant something. */
    press(pressed: KeyDown, place: Place): boolean {
      if (place === "field" || place === "dialog") return false;
      const typed = stroke(pressed);
      if (typed === null || (!singleKeys() && isSingle(typed))) return false;
      // A control reached by Tab keeps the keys that press it.
      if (place === "control" && (typed === "Space" || typed === "Enter")) return false;
      if (held) return !typed.startsWith("Mod+");
      return desk.type(typed, /^\p{L}$/u.test(typed) ? TYPING_MS : 0);
    },
  };
}
