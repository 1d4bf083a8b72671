/** What was dropped on the window: text, or the text of a Rust file. */
import { text } from "./text";

export type Dropped = { code: string } | { why: string };

/** Beyond what the desk takes: keeps a film from being read into memory, and a flood from the way to the desk. */
const READABLE = 4 * 1024 * 1024;

type Given = { files: ArrayLike<Pick<File, "name" | "size" | "arrayBuffer">>; getData: (type: string) => string };

/** Whether a drag carries anything that could be read here. */
export const carries = (types: readonly string[]) => types.includes("Files") || types.includes("text/plain");

/** Reads it. Files have to be taken at once: a drop is emptied when its event is over. */
export function dropped(given: Given): Promise<Dropped> {
  const [file, ...others] = Array.from(given.files);
  if (others.length > 0) return Promise.resolve({ why: text.dropOne });
  if (file) return ofFile(file);
  const words = given.getData("text/plain");
  if (words.length > READABLE) return Promise.resolve({ why: text.dropLong("What was dropped") });
  return Promise.resolve(words.trim() ? { code: words } : { why: text.dropNothing });
}

async function ofFile(file: Given["files"][number]): Promise<Dropped> {
  if (!file.name.toLowerCase().endsWith(".rs")) return { why: text.dropKind(file.name) };
  if (file.size > READABLE) return { why: text.dropLong(file.name) };
  try {
    const code = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return code.trim() ? { code } : { why: text.dropEmpty(file.name) };
  } catch {
    return { why: text.dropUnreadable(file.name) };
  }
}
