import { expect, test } from "vitest";

import type { ItemRow, QuestionRow } from "../ipc";
import { everything, itemsThrough, narrows, questionsThrough, type Filter } from "./filter";

const row = (id: string, changes: Partial<QuestionRow> = {}): QuestionRow => ({
  address: id,
  id,
  pack: "touchstone",
  title: id,
  kind: "coding",
  minutes: 20,
  competencies: [{ id: "ownership", name: "Ownership" }],
  stages: ["phone-screen"],
  levels: ["mid", "senior"],
  roles: ["systems"],
  variant_of: null,
  asked: 0,
  verification: "verified",
  problems: 0,
  words: "",
  ...changes,
});

const rows = [
  row("own-001", { title: "The receipt, then the archive", words: "Ownership  A parcel service prints a receipt." }),
  row("err-001", {
    title: "The config file that may not be there",
    minutes: 25,
    competencies: [{ id: "error-handling", name: "Error handling" }, { id: "testing", name: "Testing" }],
    stages: ["phone-screen", "core-coding"],
    levels: ["junior", "mid"],
    words: "Error handling Testing  It works on my machine. Ärger in Köln.",
  }),
  row("arc-001", { minutes: 40, roles: ["backend", "cloud"], pack: "acme", address: "acme/arc-001" }),
];

const through = (changes: Partial<Filter>) => questionsThrough({ ...everything, ...changes }, rows).map(({ id }) => id);

test("nothing asked for keeps everything, in order", () => {
  expect(through({})).toEqual(["own-001", "err-001", "arc-001"]);
  expect(narrows(everything)).toBe(false);
  expect(narrows({ ...everything, query: "  " })).toBe(false);
  expect(narrows({ ...everything, level: "mid" })).toBe(true);
});

test("typing finds ids, titles, competencies and words of the prompt, whatever their case and accents", () => {
  expect(through({ query: "ERR-0" })).toEqual(["err-001"]);
  expect(through({ query: "receipt" })).toEqual(["own-001"]);
  expect(through({ query: "error hand" })).toEqual(["err-001"]);
  expect(through({ query: "arger koln" })).toEqual(["err-001"]);
  expect(through({ query: "acme" })).toEqual(["arc-001"]);
});

test("every word must be there, in any order", () => {
  expect(through({ query: "file config" })).toEqual(["err-001"]);
  expect(through({ query: "file receipt" })).toEqual([]);
});

test("each filter keeps what has its value", () => {
  expect(through({ competency: "testing" })).toEqual(["err-001"]);
  expect(through({ stage: "core-coding" })).toEqual(["err-001"]);
  expect(through({ level: "senior" })).toEqual(["own-001", "arc-001"]);
  expect(through({ role: "cloud" })).toEqual(["arc-001"]);
  expect(through({ pack: "acme" })).toEqual(["arc-001"]);
});

test("a length is an upper bound, and longer means longer than the last", () => {
  expect(through({ minutes: "15" })).toEqual([]);
  expect(through({ minutes: "20" })).toEqual(["own-001"]);
  expect(through({ minutes: "30" })).toEqual(["own-001", "err-001"]);
  expect(through({ minutes: "longer" })).toEqual(["arc-001"]);
});

test("filters work together", () => {
  expect(through({ level: "mid", query: "001", minutes: "30", role: "systems" })).toEqual(["own-001", "err-001"]);
  expect(through({ level: "mid", stage: "core-coding", competency: "ownership" })).toEqual([]);
});

test("kits are found by name and by what stands beside it", () => {
  const kit = (name: string, about: string): ItemRow => ({ address: name, pack: "touchstone", name, about, problems: 0 });
  const kits = [kit("Phone screen", "2 questions"), kit("Systems design", "1 question")];
  expect(itemsThrough("design", kits).map(({ name }) => name)).toEqual(["Systems design"]);
  expect(itemsThrough("2 question", kits).map(({ name }) => name)).toEqual(["Phone screen"]);
});
