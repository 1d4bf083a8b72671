/** What the palette offers on the live desk: each row of the key table, and what its digits stand for. */
import { keys } from "../keys/force.svelte";
import type { Entry } from "../palette/entries";
import { text as words } from "../palette/text";
import type { Desk, Tab } from "./desk.svelte";
import { offerWords, trayLines } from "./findings";
import { idOf, type KeyRow } from "./keys";
import { goTo } from "./translate";

export function deskEntries(desk: Desk): Entry[] {
  const { view, kit } = desk.session;
  const planned = view.phase === "planned";
  const rows = keys.force.rows.filter((row) => (planned || !row.before) && (desk.player || !row.played));
  return [...rows.flatMap((row) => entriesOf(desk, row)), ...parts(desk), ...panes(desk, kit.name)];
}

function entriesOf(desk: Desk, row: KeyRow): Entry[] {
  const { view, kit } = desk.session;
  const question = kit.questions.find(({ id }) => id === view.question);
  const one = (digit: number, label: string, group: string, about: string): Entry => ({
    id: `${idOf(row)}-${about}`,
    label,
    group,
    keys: row.keys.replace("#", String(digit)),
    more: `${row.label} ${about}`,
    run: () => desk.perform(row, digit),
  });
  const many = (count: number, label: (n: number) => string, group: string) =>
    Array.from({ length: Math.min(count, 10) }, (_, at) => one((at + 1) % 10, label(at + 1), group, `${view.question} ${at + 1}`));
  switch (row.command) {
    case "mark":
      return view.signals.map(({ key, label, id }) => one(Number(key), label, words.signal, id));
    case "mark-throughout":
      return view.throughout.map(({ key, label, id }) => one(Number(key.slice(1)), label, words.signal, id));
    case "hint":
      return many(question?.hints.length ?? 0, words.hints, words.hint);
    case "follow-up":
      return many(question?.follow_ups.length ?? 0, words.asked, words.followUp);
    case "finding":
      return trayLines(view.findings, desk.more).lines.flatMap((line) =>
        line.digit === null ? [] : [one(line.digit, `${row.label.split(/[: ]/)[0]} ${offerWords(line)}`, words.finding, line.id)],
      );
    default: {
      const begun = "kind" in row ? keys.force.prefixes[row.keys.split(" ")[0] ?? ""]?.label : undefined;
      const label = begun ? `${begun}: ${row.label}` : row.label;
      return [{ id: idOf(row), label, group: words.command, keys: row.keys, run: () => desk.perform(row, null) }];
    }
  }
}

/** The parts of the hour, the open one aside. */
const parts = ({ session }: Desk): Entry[] =>
  session.view.steps
    .filter((step) => !step.now && session.view.phase !== "planned")
    .map((step) => ({
      id: `part-${step.id}`,
      label: words.goTo(step.title),
      group: step.is_question ? words.question : words.part,
      more: step.id,
      run: () => void session.send(goTo(step)),
    }));

const tabs: [Tab, string][] = [
  ["prompt", "Prompt"],
  ["guide", "Guide"],
  ["code", "Code"],
  ["plan", "Plan"],
];

const panes = (desk: Desk, kit: string): Entry[] =>
  tabs.map(([tab, label]) => ({ id: `pane-${tab}`, label, group: words.pane, more: kit, run: () => void (desk.tab = tab) }));
