/** Takes from the clipboard what the desk says is worth taking, for as long as nobody stops it. */
import type { Fault } from "../ipc";

type Door = {
  /** The next text; null when somebody else waits instead, or nothing can be watched. */
  next: (fresh: boolean) => Promise<string | null>;
  /** Captures it, and is done when that is kept or refused. */
  take: (text: string) => Promise<unknown>;
  fault: (fault: Fault) => void;
};

/** Begins to watch; answers what stops it. A fault is told, and ends it. */
export function watchClipboard({ next, take, fault }: Door): () => void {
  let stopped = false;
  const go = async () => {
    for (let fresh = true; !stopped; fresh = false) {
      const text = await next(fresh);
      if (stopped || text === null) return;
      await take(text);
    }
  };
  go().catch((error: Fault) => !stopped && fault(error));
  return () => (stopped = true);
}

/** What a copy puts on the clipboard: the chosen part of a field, else what is marked on the page. */
export function copiedText(target: EventTarget | null, marked: string): string {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    return target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0);
  }
  return marked;
}
