import { expect, test } from "vitest";

import type { Proposal } from "../ipc";
import { askedAgain, chosenOf, variantsOf } from "./variants";

const choice = (id: string, had = false) => ({ id, title: `Title of ${id}`, asked: 0, had, base: !id.endsWith("b") });
const proposal: Proposal = {
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
