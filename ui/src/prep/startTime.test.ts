import { describe, expect, it } from "vitest";

import { startTime } from "./startTime";

const now = new Date(2026, 10, 30, 16, 12, 40);
const at = (typed: string) => startTime(typed, now);

describe("a start time", () => {
  it("is today where only a time is typed, also one that is past", () => {
    expect(at("17:30")).toEqual(new Date(2026, 10, 30, 17, 30));
    expect(at(" 9:05 ")).toEqual(new Date(2026, 10, 30, 9, 5));
    expect(at("14")).toEqual(new Date(2026, 10, 30, 14, 0));
    expect(at("14h")).toEqual(new Date(2026, 10, 30, 14, 0));
    expect(at("14.30")).toEqual(new Date(2026, 10, 30, 14, 30));
  });

  it("can name the day", () => {
    expect(at("tomorrow 9:15")).toEqual(new Date(2026, 11, 1, 9, 15));
    expect(at("Today 9:15")).toEqual(new Date(2026, 10, 30, 9, 15));
    expect(at("2026-12-24 14:30")).toEqual(new Date(2026, 11, 24, 14, 30));
    expect(at("2027-02-28T08:00")).toEqual(new Date(2027, 1, 28, 8, 0));
  });

  it("is none where nothing is typed", () => {
    expect(at("   ")).toBeNull();
  });

  it("is not guessed", () => {
    for (const typed of ["soon", "25:00", "12:60", "2026-02-30 10:00", "2026-13-01 10:00", "14:3", "14:300"]) {
      expect(at(typed), typed).toBeUndefined();
    }
  });
});
