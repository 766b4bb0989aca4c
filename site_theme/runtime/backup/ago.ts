// How long ago something was, as people say it.

const DAY = 24 * 60 * 60_000;

/** Count the midnights between a time and now. A time still to come, as after a clock was put right, counts as today. */
export function daysSince(at: string, now: Date): number {
  const then = new Date(at);
  const midnight = (day: Date): number => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  return Number.isNaN(then.getTime()) ? 0 : Math.max(0, (midnight(now) - midnight(then)) / DAY);
}

/** Say how long ago a time was, in days. */
export function ago(at: string, now: Date): string {
  const days = daysSince(at, now);
  return days === 0 ? "today" : days === 1 ? "yesterday" : `${days} days ago`;
}

/** Say how old the last copy is. */
export function ageInWords(last: string | undefined, now: Date): string {
  return last === undefined ? "No copy saved yet" : `Last copy saved ${ago(last, now)}`;
}
