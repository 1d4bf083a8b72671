import { parse, type AST } from "svelte/compiler";
import { expect, test } from "vitest";

/**
 * Screens whose words stand in the `text.ts` beside them and nowhere else, so that they can be translated.
 * The live desk and what was made since still have words in their markup.
 */
const FOLDERS = ["home", "keys", "library", "palette", "prep", "replay", "scorecard", "settings", "shared", "transcript", "wrapup"];

/** Attributes that people read or hear. */
const READ = new Set(["aria-label", "aria-description", "title", "placeholder", "label", "alt", "hint"]);

type Node = { type?: string; name?: string; data?: string; [field: string]: unknown };

/** Words that stand in the markup itself. */
function words(node: unknown, read = true): string[] {
  if (Array.isArray(node)) return node.flatMap((one) => words(one, read));
  if (typeof node !== "object" || node === null) return [];
  const { type, name, data, ...fields } = node as Node;
  if (type === "Text") return read && /\p{L}{2}/u.test(data ?? "") ? [(data ?? "").trim()] : [];
  if (type === "Attribute") return words(fields["value"], READ.has(name ?? ""));
  if (type === "ExpressionTag" || type === "Expression") return [];
  return Object.values(fields).flatMap((field) => words(field, read));
}

const inMarkup = (source: string) => words((parse(source, { modern: true }) satisfies AST.Root).fragment);

const sources = import.meta.glob<string>("../**/*.svelte", { query: "?raw", import: "default", eager: true });

test("words in the markup are seen, names of attributes and expressions are not", () => {
  expect(inMarkup('<p class="quiet note" title="Read me">{text.one} Two words</p>')).toEqual(["Read me", "Two words"]);
  expect(inMarkup('{#if on}<Choice label={text.label} testid="theme" />{:else}· {n}{/if}')).toEqual([]);
});

test.each(FOLDERS)("the words of %s stand in one place", (folder) => {
  const here = Object.entries(sources).filter(([file]) => file.startsWith(folder === "shared" ? "./" : `../${folder}/`));
  expect(here.length).toBeGreaterThan(0);
  const found = here.flatMap(([file, source]) => inMarkup(source).map((said) => `${file}: ${said}`));
  expect(found).toEqual([]);
});
