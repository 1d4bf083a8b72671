import { describe, expect, it } from "vitest";

import type { KitCard, KnownCandidate } from "../ipc";
import { kitOfLoop, matching, namesOf, offered, picture, planOf, type Filled } from "./plan";

const kit: KitCard = {
  id: "phone-screen",
  name: "Phone screen",
  levels: ["mid", "senior"],
  roles: ["systems", "backend"],
  minutes: 60,
  planned_minutes: 52,
  opening_html: "",
  rules: [],
  questions: [
    { id: "own-001", title: "Receipt", kind: "coding", minutes: 17, competencies: ["ownership"], levels: [] },
    { id: "err-001", title: "Config", kind: "coding", minutes: 20, competencies: ["error-handling", "testing"], levels: [] },
  ],
  competencies: [
    { id: "ownership", name: "Ownership", weight: 1 },
    { id: "communication", name: "Communication", weight: 1 },
  ],
  blocks: [],
  blind: true,
  problem: null,
};
const tomas: KnownCandidate = { id: "c-1", name: "Tomás Ferreira-Blanco", had: ["Receipt"] };
const filled: Filled = {
  name: " Ines ",
  known: null,
  alias: "",
  kit,
  variants: {},
  level: "senior",
  role: "systems",
  loop: "",
  interviewer: "Kim ",
  part: "lead",
  startsAt: null,
};

describe("the plan", () => {
  it("needs a name and a kit, and leaves out what was left empty", () => {
    expect(planOf(filled)).toEqual({
      candidate: { name: "Ines" },
      role: "systems",
      level: "senior",
      kit: "phone-screen",
      interviewer: { name: "Kim", part: "lead" },
      practice: false,
    });
  });

  it("says who the person is once that was confirmed, and when it starts", () => {
    const startsAt = new Date("2026-11-20T14:30:00Z");
    const plan = planOf({ ...filled, known: tomas, alias: " 7F ", loop: "senior-systems", startsAt });
    expect(plan.candidate).toEqual({ id: "c-1", name: "Ines", alias: "7F" });
    expect(plan.loop).toBe("senior-systems");
    expect(plan.starts_at).toBe("2026-11-20T14:30:00.000Z");
  });

  it("names the variants that are asked", () => {
    expect(planOf({ ...filled, variants: { "own-001": "own-001-b" } }).variants).toEqual({ "own-001": "own-001-b" });
  });
});

it("keeps a choice the kit offers, and takes the usual one or the first otherwise", () => {
  expect(offered(["mid", "senior"], "mid", "senior")).toBe("mid");
  expect(offered(["mid", "senior"], "staff", "senior")).toBe("senior");
  expect(offered(["junior"], "staff", "senior")).toBe("junior");
  expect(offered([], "staff", "senior")).toBe("staff");
});

it("finds earlier candidates by any part of the name, without accents", () => {
  const found = (typed: string) => matching([tomas, { id: "c-2", name: "Bo", had: [] }], typed).map(({ id }) => id);
  expect(found("tom")).toEqual(["c-1"]);
  expect(found("BLAN")).toEqual(["c-1"]);
  expect(found("b")).toEqual(["c-1", "c-2"]);
  expect(found("erreira")).toEqual([]);
  expect(found(" ")).toEqual([]);
});

it("takes the first kit of a loop that can be used", () => {
  const broken: KitCard = { ...kit, id: "broken", problem: { code: "x", message: "", hint: "" } as KitCard["problem"] };
  const loop = { id: "l", role: "systems", level: "senior", kits: ["gone", "broken", "phone-screen"] };
  expect(kitOfLoop(loop, [broken, kit])?.id).toBe("phone-screen");
  expect(kitOfLoop({ ...loop, kits: ["gone"] }, [kit])).toBeUndefined();
});

it("draws competencies of the composite first, then what else the questions rate", () => {
  const other = { ...kit, competencies: [{ id: "error-handling", name: "Error handling", weight: 1 }] };
  const rows = picture(kit, namesOf([kit, other]));
  expect(rows.map(({ name, weight, in: asked }) => [name, weight, asked])).toEqual([
    ["Ownership", 1, [true, false]],
    ["Communication", 1, [false, false]],
    ["Error handling", null, [false, true]],
    ["Testing", null, [false, true]],
  ]);
});
