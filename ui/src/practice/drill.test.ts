import { describe, expect, it } from "vitest";

import { inForce } from "../keys/bindings";
import { begin, median, press, right, tasks, type Drill, type Task } from "./drill";

const keys = inForce({});
const task = (words: string): Task => {
  const found = tasks.find((known) => known.words.startsWith(words));
  if (!found) throw new Error(words);
  return found;
};
/** Draws the named task first, and then any other. */
const drawing = (words: string) => {
  let first = true;
  return (few: readonly Task[]): Task => {
    const drawn = first ? task(words) : few[0];
    first = false;
    if (!drawn) throw new Error("nothing to draw");
    return drawn;
  };
};

function drilled(words: string, ...strokes: string[]): Drill {
  const draw = drawing(words);
  return strokes.reduce((drill, typed, at) => press(drill, typed, 1_000 + at * 100, keys, draw), begin(0, draw));
}

describe("the key drill", () => {
  it("takes the keys of the real table, one stroke or several", () => {
    expect(drilled("They avoided unwrap", "3").last).toBe("right");
    expect(drilled("You said hint 2", "h", "2").last).toBe("right");
    expect(drilled("They think aloud", "m", "1").last).toBe("right");
    expect(drilled("It works", "g", "g").last).toBe("right");
    expect(drilled("Ten seconds ago", "Space").last).toBe("right");
    expect(drilled("That last key", "Mod+z").last).toBe("right");
  });

  it("waits for a suffix where the task has one", () => {
    expect(drilled("Errors go up", "4").last).toBeNull();
    const both = drilled("Errors go up", "4", "w");
    expect([both.last, both.times]).toEqual(["right", [1_100]]);
    expect(drilled("Errors go up", "4", "x").last).toMatchObject({ pressed: "4 x" });
  });

  it("says what a miss would have been, and goes on", () => {
    const missed = drilled("You said hint 2", "h", "1");
    expect(missed.last).toMatchObject({ words: "You said hint 2.", pressed: "h 1" });
    expect(missed.misses).toHaveLength(1);
    expect(missed.misses[0]?.keys).toBe("h 2");
    expect(missed.task.words).not.toBe("You said hint 2.");
    expect(drilled("They avoided unwrap", "z").misses[0]?.pressed).toBe("z");
  });

  it("lets Escape leave a prefix without a miss", () => {
    const left = drilled("You said hint 2", "m", "Escape", "h", "2");
    expect([left.last, left.misses]).toEqual(["right", []]);
  });

  it("follows the keys that were changed", () => {
    const changed = inForce({ bookmark: "u" });
    const draw = drawing("Ten seconds ago");
    expect(right(task("Ten seconds ago"), changed)).toBe("u");
    expect(press(begin(0, draw), "u", 500, changed, draw).last).toBe("right");
  });

  it("asks only for what there is a key for", () => {
    for (const one of tasks) expect(right(one, keys), one.words).not.toContain("?");
  });

  it("tells the middle of the times", () => {
    expect([median([]), median([300]), median([100, 900, 300]), median([100, 200])]).toEqual([null, 300, 300, 150]);
  });
});
