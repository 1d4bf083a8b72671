import { untrack } from "svelte";

import {
  library,
  libraryPage,
  packsReading,
  type Fault,
  type ItemSort,
  type LibraryPage,
  type LibraryView,
} from "../ipc";
import { text } from "./text";

/** Moving on is this long at rest before a page is read. */
const REST_MS = 60;
/** Between two looks at whether a pack was changed. */
const LOOK_MS = 1500;

/**
 * What is read of the library: the lists, and the page of what is chosen. To be called while a component is
 * set up.
 *
 * @param chosen What is to be read.
 * @param onanother Another page is shown than before.
 */
export function createReader(chosen: () => { sort: ItemSort; address: string } | null, onanother: () => void) {
  let view = $state.raw<LibraryView | null>(null);
  let page = $state.raw<LibraryPage | null>(null);
  let trouble = $state.raw<{ title: string; fault: Fault } | null>(null);
  let asked = 0;

  async function load() {
    try {
      view = await library();
      if (trouble?.title === text.notRead) trouble = null;
    } catch (error) {
      trouble = { title: text.notRead, fault: error as Fault };
    }
  }

  /** Reads a page; only the answer to the last question is shown. */
  async function open(sort: ItemSort, address: string) {
    const mine = ++asked;
    try {
      const read = await libraryPage({ sort, address });
      if (mine !== asked) return;
      const another = page?.sort !== read.sort || page.row.address !== read.row.address;
      page = read;
      if (trouble?.title === text.notOpened) trouble = null;
      if (another) onanother();
    } catch (error) {
      if (mine === asked) trouble = { title: text.notOpened, fault: error as Fault };
    }
  }

  // The page follows the list, also when the library was read again.
  $effect(() => {
    const item = chosen();
    if (view === null || item === null) {
      page = null;
      return;
    }
    const { sort, address } = item;
    // A page that was read must not have itself read again.
    const first = untrack(() => page === null);
    const rest = setTimeout(() => void open(sort, address), first ? 0 : REST_MS);
    return () => clearTimeout(rest);
  });

  // A file that is saved in an editor shows here by itself.
  $effect(() => {
    const timer = setInterval(async () => {
      if (document.hidden || view === null) return;
      const reading = await packsReading().catch(() => null);
      if (reading !== null && reading !== view.reading) void load();
    }, LOOK_MS);
    return () => clearInterval(timer);
  });

  return {
    get view() {
      return view;
    },
    get page() {
      return page;
    },
    /** What could not be done, until it can or is waved away. */
    get trouble() {
      return trouble;
    },
    load,
    tell: (title: string, fault: Fault) => (trouble = { title, fault }),
    hush: () => (trouble = null),
  };
}
