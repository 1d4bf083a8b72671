import { expect, test } from "vitest";

import type { Invitation } from "../ipc";
import { linesOf } from "./invitation";
import { meetingOf } from "./plan";

const invitation: Invitation = {
  subject: "Interview with Ada Example",
  candidate: { value: "Ada Example", from: "the subject", sure: true },
  starts: {
    value: {
      at: "2026-11-30T17:30:00Z",
      written: "2026-11-30 09:30",
      zone: "America/Los_Angeles",
      here: "2026-11-30 18:30",
      elsewhere: true,
    },
    from: "the event’s start",
    sure: false,
  },
  minutes: { value: 45, from: "the event’s end", sure: true },
  title: null,
  stage: null,
  links: [{ value: { kind: "editor", address: "https://app.coderpad.io/X" }, from: "the description", sure: true }],
  panel: ["Kim Lee", "Sam Roe"],
  role: null,
  level: null,
  kit: null,
  cancelled: false,
  problems: [],
};

test("each thing that was understood is a line, and what is unsure says so", () => {
  expect(linesOf(invitation).map(({ what, value, sure }) => [what, value, sure])).toEqual([
    ["Name", "Ada Example", true],
    ["Starts", "2026-11-30 18:30 (09:30 in America/Los Angeles)", false],
    ["Booked", "45 min", true],
    ["Shared editor", "https://app.coderpad.io/X", true],
    ["Panel", "Kim Lee and Sam Roe", true],
  ]);
});

test("what was arranged goes into the plan, without the interviewer", () => {
  expect(meetingOf(invitation, " kim lee ")).toEqual({
    minutes: 45,
    links: [{ kind: "editor", address: "https://app.coderpad.io/X" }],
    panel: ["Sam Roe"],
  });
});
