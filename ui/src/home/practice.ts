import { act, prepare, type Fault } from "../ipc";
import { text } from "./text";

/** The kit a practice interview runs from, if the bank has it. */
const KIT = "phone-screen";

/**
 * Prepares an interview with a made-up candidate, kept out of lists and figures.
 *
 * Answers its id; rejects with a `Fault`.
 */
export async function practiceInterview(): Promise<string> {
  const { kits, interviewer } = await prepare();
  const usable = kits.filter((kit) => kit.problem === null);
  const kit = usable.find(({ id }) => id === KIT) ?? usable[0];
  if (kit === undefined) throw { code: "no-kit", message: text.noKit, hint: text.noKitHint } satisfies Partial<Fault>;
  const change = await act(null, {
    do: "plan",
    candidate: { name: "Ada Example" },
    role: kit.roles[0] ?? "systems",
    level: kit.levels.includes("senior") ? "senior" : (kit.levels[0] ?? "senior"),
    kit: kit.id,
    interviewer: { name: interviewer || "You", part: "lead" },
    practice: true,
  });
  return change.interview;
}
