/**
 * Where one is in a transcript: the page that is shown, the line in focus, the lines chosen, what is looked for,
 * and an alignment that is tried and not kept yet. What is where on the call is said by the desk.
 */
import { transcript as read, type Fault, type TranscriptPage } from "../ipc";

export type Reader = ReturnType<typeof createReader>;

export function createReader(interview: string) {
  let page = $state.raw<TranscriptPage | null>(null);
  let fault = $state.raw<Fault | null>(null);
  let transcript = $state<string | null>(null);
  let at = $state(1);
  let chosen = $state.raw<ReadonlySet<number>>(new Set());
  let find = $state("");
  let tried = $state<number | null>(null);
  let kept = 0;

  /** Only the answer to the latest question is shown, however late another comes. */
  let asked = 0;

  async function around(line: number): Promise<void> {
    asked += 1;
    const mine = asked;
    const ask = {
      line,
      find,
      ...(transcript === null ? {} : { transcript }),
      ...(tried === null ? {} : { offset_ms: tried }),
    };
    try {
      const next = await read(interview, ask);
      if (mine !== asked) return;
      page = next;
      transcript = next.id;
      if (ask.offset_ms === undefined) kept = next.offset_ms;
      fault = null;
    } catch (error) {
      if (mine === asked) fault = error as Fault;
    }
  }

  const holds = (line: number) => page?.lines.some((shown) => shown.line === line) ?? false;

  async function go(line: number) {
    at = Math.max(1, Math.min(line, page?.total ?? 1));
    if (!holds(at)) await around(at);
  }

  return {
    get page() {
      return page;
    },
    get fault() {
      return fault;
    },
    /** The number of the line in focus. */
    get at() {
      return at;
    },
    /** The line in focus, where the page holds it. */
    get line() {
      return page?.lines.find((shown) => shown.line === at) ?? null;
    },
    get chosen() {
      return chosen;
    },
    /** What a digit attaches: the lines chosen, else the one in focus. */
    get lines(): number[] {
      return chosen.size > 0 ? [...chosen].sort((one, other) => one - other) : [at];
    },
    get find() {
      return find;
    },
    /** How far the alignment that is tried is from the one that is kept; null where none is tried. */
    get shifted() {
      return tried === null ? null : tried - kept;
    },
    get tried() {
      return tried;
    },
    around,
    /** Reads the page again, after something was done. */
    again: () => around(at),
    go,
    move: (by: number) => go(at + by),
    /** Goes on and chooses the lines passed. */
    async extend(by: number) {
      const from = at;
      await go(at + by);
      chosen = new Set([...chosen, from, at]);
    },
    toggle(line: number) {
      const next = new Set(chosen);
      if (!next.delete(line)) next.add(line);
      chosen = next;
    },
    /** Chooses all from the line in focus to another. */
    extendTo(line: number) {
      const [from, to] = at < line ? [at, line] : [line, at];
      chosen = new Set([...chosen, ...Array.from({ length: to - from + 1 }, (_, n) => from + n)]);
    },
    /** Whether there is something to leave: lines chosen, a search, an alignment that is tried. */
    get busy() {
      return tried !== null || chosen.size > 0 || find !== "";
    },
    chooseNone: () => void (chosen = new Set()),
    async show(id: string | null) {
      transcript = id;
      at = 1;
      chosen = new Set();
      tried = null;
      find = "";
      await around(1);
    },
    async look(words: string) {
      find = words;
      await around(at);
    },
    /** The next line that was found, or the one before; around the end. */
    async hit(by: 1 | -1) {
      const hits = page?.hits ?? [];
      const next = by > 0 ? (hits.find((line) => line > at) ?? hits[0]) : (hits.findLast((line) => line < at) ?? hits.at(-1));
      if (next !== undefined) await go(next);
    },
    /** Tries another alignment. */
    async shift(ms: number) {
      tried = (tried ?? kept) + ms;
      if (tried === kept) tried = null;
      await around(at);
    },
    async suppose(offset: number) {
      tried = offset === kept ? null : offset;
      await around(at);
    },
    async putBack() {
      tried = null;
      await around(at);
    },
  };
}
