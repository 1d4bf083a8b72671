/** What the palette offers on every screen: the screens, the look, interviews and questions by name. */
import * as desk from "../ipc";
import type { HomeView, LibraryView } from "../ipc";
import { leadsTo } from "../home/groups";
import { about, stands, when } from "../home/text";
import { keys } from "../keys/force.svelte";
import { overlays } from "../keys/overlays.svelte";
import { blank } from "../shared/blank.svelte";
import { back, go, navigation } from "../shared/navigate.svelte";
import { settings } from "../shared/settings.svelte";
import type { Entry } from "./entries";
import { text } from "./text";

/** Reads what there is; to be called while a component is set up. */
export function createReadings() {
  let home = $state.raw<HomeView | null>(null);
  let library = $state.raw<LibraryView | null>(null);
  let waiting = $state(2);

  // What cannot be read is not offered; its own screen says why.
  const done = () => void (waiting -= 1);
  void desk.home().then((read) => void (home = read), () => undefined).finally(done);
  void desk.library().then((read) => void (library = read), () => undefined).finally(done);

  return {
    get reading() {
      return waiting > 0;
    },
    get entries(): Entry[] {
      return [...screens(home), ...interviews(home), ...questions(library)];
    },
  };
}

function screens(view: HomeView | null): Entry[] {
  const here = navigation.screen.name;
  const locked = view !== null && view.read_only !== null;
  const onHome = (id: string) => (here === "home" ? keys.ofScreen(id) : "");
  const lead = (name: "home" | "library" | "settings" | "prepare", label: string, key: string): Entry[] =>
    here === name ? [] : [{ id: `screen-${name}`, label, group: text.screen, keys: key, run: () => go({ name }) }];
  const theme = (value: desk.Theme): Entry => ({
    id: `theme-${value}`,
    label: text.themes[value],
    group: text.setting,
    // What could not be kept is said where settings are.
    run: () => void settings.change({ theme: value }).catch(() => go({ name: "settings" })),
  });
  const practice: Entry = {
    id: "practice",
    label: text.practice,
    group: text.command,
    run: () => go({ name: "home", practising: true }),
  };
  return [
    ...(here === "home" ? [] : [{ id: "back", label: text.back, group: text.command, run: back }]),
    ...lead("home", text.home, ""),
    ...(locked ? [] : lead("prepare", text.prepare, onHome("new-interview"))),
    ...lead("library", text.library, onHome("library")),
    ...lead("settings", text.settings, onHome("settings")),
    ...(locked ? [] : [practice]),
    { id: "drill", label: text.drill, group: text.command, run: () => go({ name: "drill" }) },
    { id: "keys", label: text.keys, group: text.command, keys: keys.ofScreen("keys-sheet"), run: () => void (overlays.now = "keys") },
    { id: "blank", label: text.blank, group: text.command, keys: keys.ofScreen("blank-chord"), run: blank.cover },
    ...(["system", "light", "dark"] as const).filter((value) => value !== settings.now.theme).map(theme),
  ];
}

const interviews = (view: HomeView | null): Entry[] =>
  [...(view?.unfinished ?? []), ...(view?.submitted ?? []), ...(view?.practice ?? [])].map((row) => ({
    id: `interview-${row.id}`,
    label: row.candidate,
    group: `${when(row)} · ${stands(row)}`,
    more: `${about(row)} ${text.interview}`,
    run: () => go(leadsTo(row)),
  }));

const questions = (view: LibraryView | null): Entry[] =>
  (view?.questions ?? []).map((row) => ({
    id: `question-${row.address}`,
    label: row.title,
    group: text.question,
    more: `${row.address} ${row.competencies.map(({ name }) => name).join(" ")}`,
    run: () => go({ name: "library", opened: { question: row.address } }),
  }));
