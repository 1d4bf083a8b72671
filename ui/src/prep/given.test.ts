import { expect, test } from "vitest";

import { isInvitation, ofFile } from "./given";

const file = (name: string, text = "x", size = text.length) => ({
  name,
  size,
  arrayBuffer: async () => new TextEncoder().encode(text).buffer as ArrayBuffer,
});

test("a file is the CV or an invitation, by its name", async () => {
  for (const name of ["cv.pdf", "Ada.MD", "cv.markdown"]) expect((await ofFile(file(name)))?.kind, name).toBe("cv");
  for (const name of ["invite.ics", "mail.eml", "mail.txt", "no-end"]) {
    expect((await ofFile(file(name)))?.kind, name).toBe("invitation");
  }
  expect(await ofFile(file("film.ics", "x", 20 * 1024 * 1024))).toBeNull();
});

test("what is pasted is an invitation where it is more than a name or a time", () => {
  for (const text of ["Ada Example", "  Ada Example\n", "2026-11-24 14:30"]) expect(isInvitation(text), text).toBe(false);
  for (const text of ["Interview with Ada\nWhen: 24 Nov 14:30", "BEGIN:VCALENDAR VERSION:2.0"]) {
    expect(isInvitation(text), text).toBe(true);
  }
});
