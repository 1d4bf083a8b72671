import { beforeEach, expect, test } from "vitest";

import type { Action, LiveView } from "../ipc";
import type { Session } from "../shared/session.svelte";
import { createNoteLine } from "./note.svelte";

let sent: { action: Action; needs: string | undefined }[];
let kept: Map<string, string>;
let last: Partial<LiveView["last_marks"][number]>[];
let outcome: "done" | "refused";

const session = (drafts: Record<string, string> = {}) =>
  ({
    drafts,
    refresh: () => Promise.resolve({ last_marks: last }),
    say: () => undefined,
    send: (make: () => Action, options: { needs?: string }) => {
      sent.push({ action: make(), needs: options.needs });
      return { id: "n1", outcome: Promise.resolve({ kind: outcome }) };
    },
  }) as unknown as Session;

const line = (drafts: Record<string, string> = {}) =>
  createNoteLine(session(drafts), {
    keep: (field, text) => void kept.set(field, text),
    flush: () => Promise.resolve(),
  });

beforeEach(() => {
  sent = [];
  kept = new Map();
  last = [];
  outcome = "done";
});

test("a note after a fresh mark is bound to it and for the panel", async () => {
  const note = line();
  await note.start({ id: "m1", label: "avoids unwrap" });
  note.write("the installer writes it");
  await note.save();
  expect(sent[0]?.action).toMatchObject({ do: "note", mark: "m1", visibility: "panel" });
  expect(sent[0]?.needs).toBe("m1");
});

test("the desk says which older mark still takes a note", async () => {
  last = [{ mark: { id: "m2" } as never, label: "splits NotFound", takes_note: true }];
  const note = line();
  await note.start(null);
  expect(note.bound).toEqual({ id: "m2", label: "splits NotFound" });
  note.unbind();
  expect(note.visibility).toBe("interviewer");
});

test("a note that stands alone is for the interviewer only, until a keystroke says otherwise", async () => {
  const note = line();
  await note.start(null);
  expect(note.visibility).toBe("interviewer");
  note.cycle();
  expect(note.visibility).toBe("panel");
  note.cycle();
  note.write("clear explanations");
  await note.save();
  expect(sent[0]?.action).toMatchObject({ visibility: "candidate" });
  expect(note.visibility).toBe("interviewer");
});

test("it is stamped when typing began, also after the window was closed in between", async () => {
  const began = new Date(Date.now() - 90_000).toISOString();
  const note = line({ note: "half", "note-began": began });
  expect(note.words).toBe("half");
  note.write("half typed");
  await note.save();
  expect(sent[0]?.action).toMatchObject({ text: "half typed", seconds_ago: 90 });
});

test("leaving keeps the words, saving clears what was kept, an empty line saves nothing", async () => {
  const note = line();
  note.write("asked about");
  note.leave();
  expect(note.words).toBe("asked about");
  expect(kept.get("note")).toBe("asked about");
  await note.save();
  expect(kept.get("note")).toBe("");
  await note.save();
  expect(sent).toHaveLength(1);
});

test("words that were refused are back in the line, and kept", async () => {
  outcome = "refused";
  const note = line();
  note.write("too long");
  await note.save();
  expect(note.words).toBe("too long");
  expect(kept.get("note")).toBe("too long");
});

test("the answer to a question about the code is kept with the question, for the panel", async () => {
  const note = line();
  note.askAbout("`unwrap` at line 12: input or invariant?");
  expect(kept.get("note-question")).toContain("line 12");
  note.write("the installer writes the file");
  await note.save();
  expect(sent[0]?.action).toMatchObject({
    text: "`unwrap` at line 12: input or invariant? the installer writes the file",
    visibility: "panel",
  });
  expect(note.question).toBe("");
});

test("a question that was left without an answer leaves nothing behind", async () => {
  const note = line();
  note.askAbout("`?` at line 7: what does the caller learn?");
  note.leave();
  expect(note.question).toBe("");
  expect(note.visibility).toBe("interviewer");
  note.askAbout("`?` at line 7: what does the caller learn?");
  await note.save();
  expect(sent).toHaveLength(0);
  expect(note.question).toBe("");
});

test("a note that waits is not taken for an answer", () => {
  const note = line({ note: "half" });
  expect(note.askAbout("why?")).toBe(false);
  expect([note.question, note.words, note.open]).toEqual(["", "half", false]);
});

test("a refused answer comes back with its question", async () => {
  outcome = "refused";
  const note = line();
  note.askAbout("why?");
  note.write("because");
  await note.save();
  expect([note.question, note.words]).toEqual(["why?", "because"]);
});
