/** Which days a chart shows: steps and limits of looking closer. */

import { dayNumber, isoDay } from '@marsad/indicators';
import { roundDomain } from '@marsad/indicators/chart';

/** Days; the end is exclusive. */
export type Days = readonly [number, number];

/** What there is to see of these periods, in whole quarters; a year of nothing where there are none. */
export function wholeDays(periods: readonly { readonly start: string; readonly end: string }[]): Days {
  const first = periods.reduce((least, { start }) => (start < least ? start : least), '9999-12-31');
  const last = periods.reduce((most, { end }) => (end > most ? end : most), '');
  return last === '' ? [0, 365] : roundDomain(dayNumber(first), dayNumber(last));
}

/** Closer than this there is nothing more to see. */
const fewestDays = 60;

/** Half the days or twice as many, about `centre`, and never beyond `whole`; null for all of it. */
export function zoomed([from, to]: Days, whole: Days, factor: number, centre: number): Days | null {
  const wide = Math.max(fewestDays, Math.min(whole[1] - whole[0], (to - from) * factor));
  if (wide >= whole[1] - whole[0]) return null;
  const share = (centre - from) / (to - from);
  const start = Math.min(whole[1] - wide, Math.max(whole[0], centre - share * wide));
  return [Math.round(start), Math.round(start + wide)];
}

/** The whole months these days lie in, as `2020-03`, the last one included. */
export function monthsOf([from, to]: Days): { readonly from: string; readonly to: string } {
  return { from: isoDay(from).slice(0, 7), to: isoDay(Math.max(from, to - 1)).slice(0, 7) };
}

/** The first day of the month `months` after that of `day`. */
export function monthShifted(day: number, months: number): number {
  const [year = '1970', month = '1'] = isoDay(day).split('-');
  const count = Number(year) * 12 + Number(month) - 1 + months;
  return dayNumber(
    `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`,
  );
}
