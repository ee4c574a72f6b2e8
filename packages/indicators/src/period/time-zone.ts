/** Days where somebody is: the one place in which an instant becomes one. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const held = formats.get(timeZone);
  if (held) return held;
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/**
 * The ISO day it is at an instant in a time zone: at 2026-11-30T22:30Z it is 2026-12-01 in Asia/Baghdad.
 * @param instantMs milliseconds from 1970-01-01T00:00Z, of a year of four digits.
 * @throws RangeError for what is no time zone.
 */
export function dayAt(instantMs: number, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(instantMs);
  const part = (wanted: Intl.DateTimeFormatPartTypes) =>
    parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** Whether it is the name of a time zone, such as Asia/Baghdad. Offsets are not: databases read their signs otherwise. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return false;
  try {
    return formatOf(name) !== undefined;
  } catch {
    return false;
  }
}

/** The time zone of the machine this runs on. */
export function ownTimeZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) && timeZone !== 'Etc/Unknown' ? timeZone : 'UTC';
}
