/**
 * Actions one after the other, in the order of the keys: none is dropped, none overtakes another.
 *
 * An action that could not be written stays at the head and holds the others until it is written or
 * given up. It goes out again with the id and the content it had, so that a write whose outcome was
 * unknown cannot happen twice.
 */
import type { Action, Change, Fault } from "../ipc";

/** What to do, decided when its turn comes: keys pressed meanwhile mean what the screen says by then. */
export type Make = Action | (() => Action | null | Promise<Action | null>);

export type Wish = {
  /** The action's id, minted when the key was pressed; a mark's or note's id too. */
  id: string;
  make: Make;
  /** An earlier action this one makes no sense without. */
  needs?: string | undefined;
};

export type Outcome =
  | { kind: "done"; change: Change }
  | { kind: "refused"; fault: Fault }
  /** Nothing to do after all, or what it needed was refused. */
  | { kind: "skipped" }
  | { kind: "given-up" };

export type Trouble = { fault: Fault; waiting: number };

type Doors = {
  write: (id: string, action: Action) => Promise<Change>;
  isRefusal: (fault: Fault) => boolean;
  /** Called with every change before the next action is made. */
  onchange: (change: Change) => void;
  /** Called when writing fails, when more comes to wait, and with null when writing works again. */
  ontrouble: (trouble: Trouble | null) => void;
};

type Waiting = Wish & { action?: Action; settle: (outcome: Outcome) => void };

export type Queue = ReturnType<typeof createQueue>;

export function createQueue({ write, isRefusal, onchange, ontrouble }: Doors) {
  const waiting: Waiting[] = [];
  const failed = new Set<string>();
  const idlers: (() => void)[] = [];
  let running = false;
  let fault: Fault | null = null;

  async function attempt(wish: Waiting): Promise<Outcome> {
    if (wish.needs !== undefined && failed.has(wish.needs)) return { kind: "skipped" };
    if (!wish.action) {
      const action = typeof wish.make === "function" ? await wish.make() : wish.make;
      if (!action) return { kind: "skipped" };
      wish.action = action;
    }
    try {
      return { kind: "done", change: await write(wish.id, wish.action) };
    } catch (error) {
      if (isRefusal(error as Fault)) return { kind: "refused", fault: error as Fault };
      throw error;
    }
  }

  async function run() {
    if (running) return;
    running = true;
    for (let wish = waiting[0]; wish; wish = waiting[0]) {
      try {
        const outcome = await attempt(wish);
        waiting.shift();
        if (outcome.kind !== "done") failed.add(wish.id);
        if (outcome.kind === "done") onchange(outcome.change);
        if (fault && outcome.kind !== "skipped") {
          fault = null;
          ontrouble(null);
        }
        wish.settle(outcome);
      } catch (error) {
        fault = error as Fault;
        ontrouble({ fault, waiting: waiting.length });
        break;
      }
    }
    running = false;
    for (const resolve of idlers.splice(0)) resolve();
  }

  return {
    /** Adds an action; the promise tells how it ended. It never rejects. */
    add(wish: Wish): Promise<Outcome> {
      return new Promise((settle) => {
        waiting.push({ ...wish, settle });
        if (fault && running) ontrouble({ fault, waiting: waiting.length });
        void run();
      });
    },
    /** Tries what waits once more. */
    retry: () => run(),
    /** Leaves out all that waits and was not written. */
    giveUp() {
      if (running) return;
      for (const wish of waiting.splice(0)) {
        failed.add(wish.id);
        wish.settle({ kind: "given-up" });
      }
      fault = null;
      ontrouble(null);
    },
    /** Resolves once nothing is under way: all is written, or writing has failed. */
    idle: () => (running ? new Promise<void>((resolve) => idlers.push(resolve)) : Promise.resolve()),
    /** How many are not written yet. */
    get waiting() {
      return waiting.length;
    },
  };
}
