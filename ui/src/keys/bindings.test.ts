import { expect, test } from "vitest";

import { read } from "../live/grammar";
import { idOf, keyTable } from "../live/keys";
import { stroke } from "../live/stroke";
import { fits, holder, inForce, rebound, reset, slots, type Slot } from "./bindings";
import { sheetGroups } from "./sheet";

const slot = (id: string): Slot => {
  const found = slots.find((known) => known.id === id);
  if (!found) throw new Error(id);
  return found;
};

test("without changes the table stands as it is, and every name is one", () => {
  const { rows, ignored } = inForce({});
  expect(rows.map(({ keys, also }) => ({ keys, also }))).toEqual(keyTable.map(({ keys, also }) => ({ keys, also })));
  expect(ignored).toEqual([]);
  const ids = [...keyTable.map(idOf), ...slots.filter(({ prefix }) => prefix).map(({ id }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
});

test("a command has the key it was given, and its old key means nothing", () => {
  const force = inForce({ note: "ö" });
  expect(read("ö", null, 0, false, force)).toMatchObject({ row: { command: "note" } });
  expect(read("n", null, 0, false, force)).toEqual({ kind: "nothing" });
});

test("a prefix takes what follows along, doubled keys too", () => {
  const force = inForce({ hints: "j", milestones: "u", "milestone-working": "o" });
  const after = (key: string, typed: string) => read(typed, { key, since: 0 }, 10, false, force);
  expect(read("j", null, 0, false, force)).toMatchObject({ kind: "prefix" });
  expect(after("j", "2")).toMatchObject({ row: { command: "hint" }, digit: 2 });
  expect(after("j", "0")).toMatchObject({ row: { command: "improvised" } });
  expect(after("u", "o")).toMatchObject({ row: { kind: "working" } });
  expect(after("u", "u")).toMatchObject({ row: { kind: "working" } });
  expect(read("h", null, 0, false, force)).toEqual({ kind: "nothing" });
});

test("digits mark wherever they stand and are given to nothing else; chords stay chords", () => {
  expect(slots.some(({ key }) => /^[#\d]$/.test(key))).toBe(false);
  expect(fits(slot("note"), "3")).toBe(false);
  expect(fits(slot("note"), "Mod+j")).toBe(false);
  expect(fits(slot("undo"), "j")).toBe(false);
  expect(fits(slot("undo"), "Mod+j")).toBe(true);
  expect(fits(slot("undo"), "Mod+c")).toBe(false);
  expect(fits(slot("hints"), "Space")).toBe(false);
  expect(fits(slot("note"), "Escape")).toBe(false);
  expect(fits(slot("note"), "F1")).toBe(false);
});

test("who has a key is told, on its own screen and after its own prefix only", () => {
  const { keys } = inForce({});
  expect(holder(slot("note"), "k", keys)?.id).toBe("conditions");
  expect(holder(slot("note"), "s", keys)?.id).toBe("start");
  expect(holder(slot("milestone-working"), "t", keys)?.id).toBe("milestone-tested");
  expect(holder(slot("milestone-working"), "n", keys)).toBeNull();
  expect(holder(slot("library"), "x", keys)).toBeNull();
  expect(holder(slot("note"), "n", keys)).toBeNull();
});

test("two can swap their keys; setting one back swaps again", () => {
  const swapped = rebound({}, slot("note"), "c", slot("capture"));
  expect(swapped).toEqual({ note: "c", capture: "n" });
  expect(inForce(swapped).ignored).toEqual([]);
  expect(reset(swapped, slot("note"))).toEqual({});
});

test("a change that cannot hold is passed over and told, and the rest holds", () => {
  const force = inForce({ note: "k", fault: "j", hint: "z", bookmark: "7", "of-later": "y" });
  expect(force.keys.get("note")).toBe("n");
  expect(force.keys.get("fault")).toBe("j");
  expect(new Set(force.ignored)).toEqual(new Set(["note", "hint", "bookmark", "of-later"]));
  expect(rebound({ "of-later": "y" }, slot("fault"), "j", null)).toEqual({ fault: "j", "of-later": "y" });
});

test("whatever stands in the file, no key means two things", () => {
  let seed = 3;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const strokes = ["a", "b", "c", "g", "k", "m", "n", "s", "w", "x", "ö", ";", "Space", "Backspace", "F4", "Mod+z", "Mod+y", "Mod+j"];
  for (let round = 0; round < 500; round += 1) {
    const bindings = Object.fromEntries(
      Array.from({ length: 1 + next(12) }, () => [slots[next(slots.length)]?.id ?? "", strokes[next(strokes.length)]]),
    );
    const force = inForce(bindings);
    for (const one of slots) {
      const key = force.keys.get(one.id) ?? "";
      expect(holder(one, key, force.keys), JSON.stringify(bindings)).toBeNull();
    }
    const all = force.rows.flatMap(({ keys, also }) => [keys, ...(also ?? [])]);
    expect(new Set(all).size).toBe(all.length);
    for (const prefix of Object.keys(force.prefixes)) expect(all).not.toContain(prefix);
  }
});

test("a key is recorded as it is read, on every layout", () => {
  const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
  const bind = (key: string, code: string) => {
    const typed = stroke({ key, code, ...bare }) ?? "";
    expect(fits(slot("note"), typed), key).toBe(true);
    const force = inForce({ note: typed });
    expect(read(stroke({ key, code, ...bare }) ?? "", null, 0, false, force), key).toMatchObject({ row: { command: "note" } });
    return typed;
  };
  expect(bind("о", "KeyJ")).toBe("j");
  expect(bind("j", "KeyJ")).toBe("j");
  expect(bind("u", "KeyF")).toBe("u");
  expect(bind("ù", "Quote")).toBe("ù");
  expect(bind("ß", "Minus")).toBe("ß");
  for (const [key, code] of [["&", "Digit1"], ["é", "Digit2"], ["4", "Numpad4"]] as const) {
    expect(fits(slot("note"), stroke({ key, code, ...bare }) ?? ""), code).toBe(false);
  }
});

test("the sheet says what is in force, on the live desk what works there only", () => {
  const force = inForce({ note: "ö", hints: "j" });
  const groups = sheetGroups(force, true);
  const lines = groups.flatMap(({ lines }) => lines);
  expect(lines.find(({ label }) => label === "note")?.keys).toEqual(["ö"]);
  expect(lines.find(({ label }) => label === "I said that hint")?.keys).toEqual(["j 1–9"]);
  expect([groups[0]?.group, groups.at(-1)?.group]).toEqual(["Marks", "Everywhere"]);
  expect(sheetGroups(force, false)[0]?.group).toBe("First screen");
});
