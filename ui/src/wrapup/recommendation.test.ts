import { expect, it } from "vitest";

import { recommendAction } from "./recommendation";

it("leaves out an empty reason", () => {
  expect(recommendAction(null, "yes", "  ")).toEqual({ do: "recommend", recommendation: "yes" });
});

it("keeps what else was to be thought of when the reason changes", () => {
  const given = { value: "no", reason: null, consider: { level: "mid" } };
  expect(recommendAction(given, "no", " Strong at mid. ")).toEqual({
    do: "recommend",
    recommendation: "no",
    reason: "Strong at mid.",
    consider: { level: "mid" },
  });
});
