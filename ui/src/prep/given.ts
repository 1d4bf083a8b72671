/** What was dropped or pasted while preparing: an invitation, or the CV. */
import { base64Of } from "../shared/base64";

export type Given = { kind: "invitation"; base64: string } | { kind: "cv"; name: string; base64: string };

/** Far beyond what the desk takes: only keeps a film from being read into memory. */
const READABLE = 16 * 1024 * 1024;
const CV = /\.(pdf|md|markdown)$/i;

type Named = Pick<File, "name" | "size" | "arrayBuffer">;

/** A file as what its name says it is; null for one that is too long for either. */
export async function ofFile(file: Named): Promise<Given | null> {
  if (file.size > READABLE) return null;
  const base64 = base64Of(new Uint8Array(await file.arrayBuffer()));
  return CV.test(file.name) ? { kind: "cv", name: file.name, base64 } : { kind: "invitation", base64 };
}

/** Whether pasted text is more than a name or a time: then it is read as an invitation, wherever it is pasted. */
export const isInvitation = (text: string) => text.trim().includes("\n") || /BEGIN:V(CALENDAR|EVENT)/i.test(text);
