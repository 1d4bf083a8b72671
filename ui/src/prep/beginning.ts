import { act } from "../ipc";
import { goTo } from "../live/translate";

/** Starts an interview and opens its first part. */
export async function begin(interview: string): Promise<void> {
  const { view } = await act(interview, { do: "start" });
  const first = view.steps[0];
  // It runs by now: should the first part not open, the live desk says so and opens it.
  if (first) await act(interview, goTo(first)).catch(() => null);
}
