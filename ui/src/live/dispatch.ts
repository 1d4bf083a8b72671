/**
 * What the desk's keys send to the interview, so that it can be taken back where it turns out that
 * somebody was typing; and what cannot be taken back, which waits until that is known.
 */
import { newId } from "../ipc/id";
import type { Make } from "../shared/queue";
import type { Sent, Session } from "../shared/session.svelte";

export type Dispatch = ReturnType<typeof createDispatch>;

export function createDispatch(session: Session) {
  const sent: Sent[] = [];
  const typed = new Set<string>();
  let waiting: { timer: ReturnType<typeof setTimeout>; act: () => void }[] = [];

  /** Does what waits, in its order. */
  function release() {
    const now = waiting;
    waiting = [];
    for (const { timer, act } of now) {
      clearTimeout(timer);
      act();
    }
  }

  return {
    /** How much was sent until now. */
    get count() {
      return sent.length;
    },
    get waits() {
      return waiting.length > 0;
    },
    send(make: Make, { id = newId(), needs }: { id?: string; needs?: string } = {}): Sent {
      const one = session.send(make, { id, ...(needs !== undefined && { needs }) });
      sent.push(one);
      return one;
    },
    /** Says what became of something that was sent, unless it was typing. */
    tell(id: string, words: string, kind?: "refused") {
      if (!typed.has(id)) session.say(words, kind);
    },
    /** Does something after so long, unless it is forgotten until then. */
    after(ms: number, act: () => void) {
      waiting.push({ timer: setTimeout(release, ms), act });
    },
    release,
    /** Takes back what was sent since, the last first, and forgets what waits. Tells how much was undone. */
    async takeBack(since: number): Promise<number> {
      for (const { timer } of waiting.splice(0)) clearTimeout(timer);
      const back = sent.slice(since).reverse();
      for (const { id } of back) typed.add(id);
      const ends = await Promise.all(
        back.map(({ id }) => session.send({ do: "undo", action: id }, { needs: id }).outcome),
      );
      return ends.filter(({ kind }) => kind === "done").length;
    },
  };
}
