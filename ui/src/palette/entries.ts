/** What the palette offers. Screens add what can be done on them while they are shown. */
export type Entry = {
  /** The same for the same thing at another time. */
  id: string;
  label: string;
  /** What sort of thing it is, in a word or two. */
  group: string;
  /** The keys that do the same, as `Kbd` prints them. */
  keys?: string;
  /** Words it is also found by. */
  more?: string;
  run: () => void;
};

type Source = () => Entry[];

const sources = new Set<Source>();

/** Adds entries until the answer is called. The latest screen comes first. */
export function offers(source: Source): () => void {
  sources.add(source);
  return () => void sources.delete(source);
}

/** All that screens offer now. */
export const offered = (): Entry[] => [...sources].reverse().flatMap((source) => source());
