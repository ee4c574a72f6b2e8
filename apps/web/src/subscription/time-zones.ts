/** The time zones a browser knows, and the one that is chosen, which may be none of them. */
export function timeZones(chosen: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return [...new Set([chosen, Intl.DateTimeFormat().resolvedOptions().timeZone, 'UTC', ...known])];
}

/** The seven days in the reader's language, Monday first, by the numbers of ISO 8601. */
export function weekdays(locale: string): { readonly day: number; readonly name: string }[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // 5 January 1970 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    day,
    name: format.format(new Date(Date.UTC(1970, 0, 4 + day))),
  }));
}

/** 8:00, as it is written in a list of hours. */
export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
