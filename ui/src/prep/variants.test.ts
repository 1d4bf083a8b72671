import { expect, test } from "vitest";

import type { Coverage, Proposal } from "../ipc";
import { askedAgain, chosenOf, underTitles, variantsOf } from "./variants";

const choice = (id: string, had = false) => ({ id, title: `Title of ${id}`, asked: 0, had, base: !id.endsWith("b") });
const proposal: Pick<Proposal, "questions"> = {
  questions: [
    {
      id: "own-001",
      minutes: 17,
      proposed: "own-001-b",
      why: "They have had it.",
      choices: [choice("own-001", true), choice("own-001-b")],
    },
    { id: "err-001", minutes: 20, proposed: "err-001", why: null, choices: [choice("err-001")] },
  ],
};

test("what was proposed is asked until something else is chosen", () => {
  expect(proposal.questions.map((question) => chosenOf(question, {})?.id)).toEqual(["own-001-b", "err-001"]);
  expect(proposal.questions.map((question) => chosenOf(question, { "own-001": "own-001" })?.id)).toEqual([
    "own-001",
    "err-001",
  ]);
  expect(proposal.questions.map((question) => chosenOf(question, { "own-001": "gone" })?.id)).toEqual([
    "own-001-b",
    "err-001",
  ]);
});

test("the plan names what is asked where there is a choice", () => {
  expect(variantsOf(proposal, {})).toEqual({ "own-001": "own-001-b" });
  expect(variantsOf(proposal, { "own-001": "own-001" })).toEqual({ "own-001": "own-001" });
  expect(variantsOf(null, {})).toEqual({});
});

test("a question is asked again only where it was chosen", () => {
  expect(askedAgain(proposal, {})).toEqual([]);
  expect(askedAgain(proposal, { "own-001": "own-001" })).toEqual(["Title of own-001"]);
});

test("what is covered goes by the titles of what is asked", () => {
  const covered = [{ id: "own-001", title: "Title of own-001" }, { id: "err-001", title: "Title of err-001" }];
  const coverage = { questions: covered } as Coverage;
  const titles = (picked: Record<string, string>) => underTitles(coverage, proposal, picked).questions.map(({ title }) => title);
  expect(titles({})).toEqual(["Title of own-001-b", "Title of err-001"]);
  expect(titles({ "own-001": "own-001" })).toEqual(["Title of own-001", "Title of err-001"]);
});
