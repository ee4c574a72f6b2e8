/** A period's end is the first day after it: the last of its own is the day before. Both are ISO days. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
