import { expect, test } from "vitest";
import type { LiveKit, LiveView } from "../ipc";
import { withAnchors } from "./sheets";

const anchor = (text: string) => [{ point: 1, name: "Weak", text }];
const kit = {
  questions: [{ id: "err-001", anchors: { testing: anchor("of the question") } }],
  anchors: { testing: anchor("of the competency") },
} as unknown as LiveKit;

test("a row has its question's anchors, over the whole interview the competency's, and none where none are known", () => {
  const rows = [{ competency: "testing" }];
  const sheets = [
    { question: "err-001", rows },
    { question: null, rows },
    { question: "own-001", rows },
  ];
  const texts = withAnchors({ sheets } as unknown as LiveView, kit).sheets.map(({ rows }) => rows[0]?.anchors[0]?.text);
  expect(texts).toEqual(["of the question", "of the competency", undefined]);
});
