/** Places in code, in words. */

/** "unwrap call": a detector's id without the pack it may name. */
export const detectorName = (detector: string) => detector.slice(detector.lastIndexOf("/") + 1).replaceAll("-", " ");

/** "line 12", "lines 12–14" */
export const lineWords = ([first, last]: [number, number]) =>
  first === last ? `line ${first}` : `lines ${first}–${last}`;
