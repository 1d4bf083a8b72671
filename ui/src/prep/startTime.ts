/**
 * A start time as people type it: "14:30", "tomorrow 9:15", "2026-11-24 14:30". A time alone is today,
 * also when it is past: interviews are prepared late too.
 *
 * Answers the moment, null for nothing typed, and undefined for what cannot be read.
 */
export function startTime(typed: string, now: Date = new Date()): Date | null | undefined {
  const words = typed.trim().toLowerCase();
  if (words === "") return null;
  const parts = /^(?:(today|tomorrow)\s+|(\d{4})-(\d{1,2})-(\d{1,2})[\st]+)?(\d{1,2})(?:[:.h](\d{2})?)?$/.exec(words);
  if (!parts) return undefined;
  const [, word, year, month, date, hour, minute = "0"] = parts;
  const at = new Date(now);
  if (word === "tomorrow") at.setDate(at.getDate() + 1);
  if (year !== undefined) at.setFullYear(Number(year), Number(month) - 1, Number(date));
  at.setHours(Number(hour), Number(minute), 0, 0);
  const real =
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    (year === undefined || (at.getMonth() === Number(month) - 1 && at.getDate() === Number(date)));
  return real ? at : undefined;
}
