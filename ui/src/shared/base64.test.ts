import { expect, test } from "vitest";

import { base64Of } from "./base64";

test("bytes come back as they were, many of them too", () => {
  for (const length of [0, 1, 2, 3, 0x8000, 0x8001, 200_000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 256);
    const back = Uint8Array.from(atob(base64Of(bytes)), (sign) => sign.charCodeAt(0));
    expect(back).toEqual(bytes);
  }
});
