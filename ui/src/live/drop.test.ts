import { expect, test } from "vitest";

import { carries, dropped } from "./drop";

const file = (name: string, bytes: Uint8Array | string, size?: number) => {
  const held = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  return { name, size: size ?? held.length, arrayBuffer: () => Promise.resolve(new Uint8Array(held).buffer) };
};
const drop = (files: ReturnType<typeof file>[], words = "") => dropped({ files, getData: () => words });

test("dropped text is captured as it is", async () => {
  expect(await drop([], "fn main() {}\n")).toEqual({ code: "fn main() {}\n" });
});

test("a Rust file is captured with its text", async () => {
  expect(await drop([file("Main.RS", "fn main() {}")])).toEqual({ code: "fn main() {}" });
});

test.each([
  ["nothing", drop([])],
  ["white space", drop([], " \n")],
  ["an image", drop([file("cat.png", "x")])],
  ["two files", drop([file("a.rs", "x"), file("b.rs", "x")])],
  ["an empty file", drop([file("a.rs", "")])],
  ["a file that is no text", drop([file("a.rs", new Uint8Array([0xff, 0xfe, 0x00]))])],
  ["a file of a gigabyte", drop([file("a.rs", "x", 2 ** 30)])],
])("%s is refused with a sentence", async (_what, given) => {
  expect(await given).toEqual({ why: expect.stringMatching(/\.$/) });
});

test("only what could be read is invited", () => {
  expect(carries(["Files"])).toBe(true);
  expect(carries(["text/plain"])).toBe(true);
  expect(carries(["text/uri-list"])).toBe(false);
});
