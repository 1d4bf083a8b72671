import { expect, it } from "vitest";

import type { LiveView, ShownMark, SignalRow } from "../ipc";
import type { RatingSheet } from "../shared/sheets";
import { marksOf, places, signalsFor } from "./places";

const mark = (id: string, at: string): ShownMark => ({ id, direction: "for", helped: false, shown: "unprompted", at, lines: null, detector: null });
const signal = (id: string, key: string, marks: ShownMark[] = []): SignalRow => ({
  id,
  key,
  label: id,
  observe: "",
  not_when: null,
  kind: "strength",
  must: false,
  marks,
});
const early = mark("m-1", "2026-11-20T10:01:00Z");
const late = mark("m-2", "2026-11-20T10:09:00Z");
const sheets: RatingSheet[] = [
  {
    question: "err-001",
    title: "Config",
    rows: [
      {
        competency: "error-handling",
        name: "",
        anchors: [],
        bar: null,
        cap: null,
        given: null,
        why: null,
        draft: null,
        despite: null,
        provisional: false,
        evidence: [
          { mark: late, label: "avoids-unwrap", words: "“fine here”", quote: null },
          { mark: early, label: "keeps-cause", words: null, quote: "Ada: “It moves.”" },
        ],
      },
    ],
  },
];
const throughout = [signal("thinks-aloud", "m1")];
const asked = [
  { question: "err-001", title: "Config", signals: [signal("avoids-unwrap", "1", [late]), signal("keeps-cause", "2", [early])] },
];
const view = { sheets, throughout, asked } as unknown as LiveView;

it("lists marks of a place oldest first, with the words that go with them", () => {
  const [config] = places(view);
  expect(marksOf(config!, view).map(({ mark, signal, words, quote }) => [mark.id, signal.id, words ?? quote])).toEqual([
    ["m-1", "keeps-cause", "Ada: “It moves.”"],
    ["m-2", "avoids-unwrap", "“fine here”"],
  ]);
});

it("offers a moment the signals of its question, then those of the whole interview", () => {
  const ids = (question: string | null) => signalsFor(places(view), question).map(({ id }) => id);
  expect(ids("err-001")).toEqual(["avoids-unwrap", "keeps-cause", "thinks-aloud"]);
  expect(ids(null)).toEqual(["thinks-aloud"]);
});
