/** Times, days and counts in words. Times of day are in 24 hours, as in the exported scorecard. */
const timeFormat = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const secondFormat = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short" });
const dateFormat = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });

/** "10:56" */
export const time = (at: string | Date) => timeFormat.format(new Date(at));
/** "10:56:07" */
export const timeWithSeconds = (at: string | Date) => secondFormat.format(new Date(at));
/** "Fri, 20 Nov", with the year where it is another than now. */
export function day(at: string | Date, now: Date = new Date()): string {
  const date = new Date(at);
  return (date.getFullYear() === now.getFullYear() ? dayFormat : dateFormat).format(date);
}
/** Whether a moment is on the same calendar day as now. */
export const isToday = (at: string | Date, now: Date = new Date()) =>
  new Date(at).toDateString() === now.toDateString();
/** "1 mark", "3 marks" */
export const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
/** "a, b and c" */
export function list(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
