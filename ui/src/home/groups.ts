import type { HomeView, InterviewRow } from "../ipc";
import { isToday } from "../shared/format";
import type { Screen } from "../shared/navigate.svelte";

/** Interviews by what they wait for. */
export type Groups = Record<"running" | "today" | "prepared" | "toRate" | "practice", InterviewRow[]>;

const isRunning = (row: InterviewRow) => row.state === "live" || row.state === "paused";

const NEVER = "9999-12-31T23:59:59Z";

/** What runs first, practice too; then today by the clock, what is prepared by its time, the rest as they came. */
export function groups(view: Pick<HomeView, "unfinished" | "practice">, now: Date = new Date()): Groups {
  // What has no time yet comes last.
  const byStart = (one: InterviewRow, other: InterviewRow) =>
    Date.parse(one.starts_at ?? NEVER) - Date.parse(other.starts_at ?? NEVER);
  const planned = view.unfinished.filter((row) => row.state === "planned");
  const today = planned.filter((row) => row.starts_at !== null && isToday(row.starts_at, now));
  return {
    running: [...view.unfinished, ...view.practice].filter(isRunning),
    today: today.toSorted(byStart),
    prepared: planned.filter((row) => !today.includes(row)).toSorted(byStart),
    toRate: view.unfinished.filter((row) => row.state === "ended"),
    practice: view.practice.filter((row) => !isRunning(row)),
  };
}

/** How long before its time a conversation asks to be looked at, and how long after it still does. */
const AHEAD_MS = 5 * 60_000;
const LATE_MS = 30 * 60_000;

/** Whether a conversation is still ahead, but no more than minutes. */
export const isNear = (startsAt: Date, now: Date = new Date()) =>
  startsAt.getTime() > now.getTime() && startsAt.getTime() - now.getTime() <= AHEAD_MS;

/** What begins within minutes, or should have begun just now: the first of them. */
export function soon(today: InterviewRow[], now: Date = new Date()): InterviewRow | null {
  const wait = (row: InterviewRow) => Date.parse(row.starts_at ?? NEVER) - now.getTime();
  return today.find((row) => wait(row) <= AHEAD_MS && wait(row) >= -LATE_MS) ?? null;
}

/** Where a row leads. */
export function leadsTo({ id, state }: Pick<InterviewRow, "id" | "state">): Screen {
  if (state === "submitted") return { name: "scorecard", interview: id };
  return { name: state === "ended" ? "wrap-up" : "live", interview: id };
}

/** Where a note that was found leads: to its interview, wherever that stands. */
export function leadsToHit(interview: string, view: HomeView): Screen {
  const rows = [...view.unfinished, ...view.submitted, ...view.shadowed, ...view.practice];
  return leadsTo(rows.find((row) => row.id === interview) ?? { id: interview, state: "submitted" });
}

/** Whether nobody has ever worked here. */
export const isFirstDay = (view: HomeView) =>
  view.unfinished.length + view.submitted.length + view.shadowed.length + view.practice.length === 0;
