import { describe, expect, it } from "vitest";

import type { KitCard, KnownCandidate } from "../ipc";
import { kitOfLoop, kitsThrough, matching, offered, planOf, type Filled } from "./plan";

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
  meeting: null,
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
  const loop = { id: "l", name: "L", role: "systems", level: "senior", kits: ["gone", "broken", "phone-screen"] };
  expect(kitOfLoop(loop, [broken, kit])?.id).toBe("phone-screen");
  expect(kitOfLoop({ ...loop, kits: ["gone"] }, [kit])).toBeUndefined();
});

it("offers the kits of a loop in its order, and those that hold what was typed", () => {
  const kits = ["phone-screen", "review", "design"].map((id) => ({ ...kit, id, name: id, competencies: [] }));
  const through = (loop: string[] | null, query: string) =>
    kitsThrough(kits, loop ? { id: "l", name: "L", role: "", level: "", kits: loop } : undefined, query).map(({ id }) => id);
  expect(through(null, "")).toEqual(["phone-screen", "review", "design"]);
  expect(through(["design", "phone-screen", "design", "gone"], "")).toEqual(["design", "phone-screen"]);
  expect(through(null, "REV")).toEqual(["review"]);
  expect(through(["design"], "config")).toEqual(["design"]);
  expect(through(null, "config review")).toEqual(["review"]);
});
