import { describe, expect, it } from "vitest";

import type { ScriptMoment } from "../ipc";
import { clock, happened, moved, nextStop, toCapture } from "./play";

const moment = (at_ms: number, kind: ScriptMoment["kind"], text: string): ScriptMoment => ({
  at_ms,
  kind,
  text,
  opens: null,
});
const script = [
  moment(0, "cue", "Ask."),
  moment(5_000, "says", "Hm."),
  moment(9_000, "code", "one"),
  moment(10_000, "output", "error one"),
  moment(20_000, "code", "two"),
];

describe("a recording that is played", () => {
  it("shows what has happened and nothing of what is to come", () => {
    expect(happened(script, 5_000).map(({ text }) => text)).toEqual(["Ask.", "Hm."]);
    expect(happened(script, 4_999).map(({ place }) => place)).toEqual([0]);
  });

  it("jumps forward to shortly before the next thing, and nowhere after the last", () => {
    expect(nextStop(script, 5_000)).toBe(8_700);
    expect(nextStop(script, 8_900)).toBe(8_900);
    expect(nextStop(script, 20_000)).toBeNull();
  });

  it("never goes back and never past its end, whatever the clock says", () => {
    expect(moved(1_000, 500, 4, 10_000)).toBe(3_000);
    expect(moved(9_900, 500, 1, 10_000)).toBe(10_000);
    expect(moved(1_000, -500, 2, 10_000)).toBe(1_000);
    expect(moved(12_000, 500, 2, 10_000)).toBe(12_000);
  });

  it("captures the present code, then what was printed after it, then the code again", () => {
    expect(toCapture(script, 5_000, new Set())).toBeNull();
    expect(toCapture(script, 10_000, new Set())?.text).toBe("one");
    expect(toCapture(script, 10_000, new Set([2]))?.text).toBe("error one");
    expect(toCapture(script, 10_000, new Set([2, 3]))?.text).toBe("one");
    expect(toCapture(script, 20_000, new Set([2]))?.text).toBe("two");
    expect(toCapture(script, 20_000, new Set([2, 4]))?.text).toBe("two");
  });

  it("tells its time in minutes and seconds", () => {
    expect([clock(0), clock(190_999), clock(3_600_000)]).toEqual(["00:00", "03:10", "60:00"]);
  });
});
