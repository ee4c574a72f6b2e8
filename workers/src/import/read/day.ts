/** Days as spreadsheets count them. */

const dayMs = 86_400_000;
/** 31 December 9999, the last day a spreadsheet knows. */
const lastSerial = 2_958_465;
/** Excel counts a 29 February 1900 that never was. */
const leapThatWasNot = 60;

export interface ShownDay {
  /** ISO day. */
  readonly day: string;
  /** Hours and minutes, where it is not midnight. */
  readonly time: string;
}

/** Null where it is no day: a time alone, the day that never was, out of range. */
export function dayOf(serial: number, from1904: boolean): ShownDay | null {
  // Halves of a second are noise.
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const own = days + (from1904 ? 1_462 : 0);
  if (serial < 0 || own > lastSerial || (!from1904 && (days < 1 || days === leapThatWasNot))) return null;
  const since1970 = own - 25_569 + (own < leapThatWasNot ? 1 : 0);
  const time = timeOf(seconds - days * 86_400);
  return {
    day: new Date(since1970 * dayMs).toISOString().slice(0, 10),
    time: time === '00:00' ? '' : time,
  };
}

/** Seconds as hours and minutes, and seconds where there are any. */
export function timeOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = seconds % 60;
  const minutes = Math.floor(seconds / 60);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}${rest === 0 ? '' : `:${two(rest)}`}`;
}

/** An ISO day, with or without a time behind it; null where there is no such day. */
export function writtenDay(text: string): ShownDay | null {
  const [, day, time] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(text.trim()) ?? [];
  if (day === undefined) return null;
  const read = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day) return null;
  return { day, time: time === undefined || time === '00:00' ? '' : time };
}
