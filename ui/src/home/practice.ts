import { act, prepare, type Fault, type RecordingCard } from "../ipc";
import { text } from "./text";

/** The kit a practice interview runs from, if the bank has it. */
const KIT = "phone-screen";

/**
 * Prepares an interview with a recorded candidate, or with one of whom nothing is known, kept out of lists
 * and figures.
 *
 * Answers its id; rejects with a `Fault`.
 */
export async function practiceInterview(recording: RecordingCard | null = null): Promise<string> {
  const { kits, interviewer } = await prepare();
  const by = { name: interviewer || "You", part: "lead" } as const;
  if (recording) {
    const { candidate, role, level, kit, name } = recording;
    const planned = { candidate: { name: candidate }, role, level, kit, interviewer: by, practice: true, recording: name };
    return (await act(null, { do: "plan", ...planned })).interview;
  }
  const usable = kits.filter((kit) => kit.problem === null);
  const kit = usable.find(({ id }) => id === KIT) ?? usable[0];
  if (kit === undefined) throw { code: "no-kit", message: text.noKit, hint: text.noKitHint } satisfies Partial<Fault>;
  const change = await act(null, {
    do: "plan",
    candidate: { name: "Ada Example" },
    role: kit.roles[0] ?? "systems",
    level: kit.levels.includes("senior") ? "senior" : (kit.levels[0] ?? "senior"),
    kit: kit.id,
    interviewer: by,
    practice: true,
  });
  return change.interview;
}
