/** A logarithmic axis: equal steps up are equal factors. It has no place for zero or less. */
import type { Quantity } from '../quantity/quantity.js';
import { openSide } from './mark-shape.js';

/** The room on an open side, so that it can be seen to be open. */
const openRoom = 1.6;
const room = 1.1;

/** The values a figure's mark stands at; the open end of a bound is none, even where nothing falls below zero. */
export function drawnValues(quantity: Quantity): number[] {
  const { lower, upper, point } = quantity;
  const open = openSide(quantity);
  const ends = [open === 'down' ? null : lower, open === 'up' ? null : upper, open === null ? point : null];
  return ends.filter((one) => one !== null);
}

/** "Fewer than 10" of a count begins at zero, where this axis never comes: open below instead. */
export function openBelow(quantity: Quantity): Quantity {
  return openSide(quantity) === 'down' ? { ...quantity, lower: null, lowerInclusive: false } : quantity;
}

/** The values that a logarithmic axis has to reach. */
export function logReached(quantities: readonly Quantity[]): number[] {
  return quantities.flatMap((quantity) => {
    const values = drawnValues(quantity);
    const open = openSide(quantity);
    if (open === null) return values;
    return [...values, ...values.map((value) => (open === 'up' ? value * openRoom : value / openRoom))];
  });
}

/** From one tick to another around all of these, which are above zero. */
export function logDomain(values: readonly number[]): [number, number] {
  const all = values.filter((value) => value > 0);
  if (all.length === 0) return [1, 10];
  const least = all.reduce((a, b) => Math.min(a, b));
  const most = all.reduce((a, b) => Math.max(a, b));
  return [stepAtMost(least / room), stepAtLeast(most * room)];
}

const mantissas = [1, 2, 5] as const;

/** 1, 2 and 5 times each power of ten around a range of values. */
function steps(from: number, to: number): number[] {
  const found: number[] = [];
  for (let power = Math.floor(Math.log10(from)) - 1; power <= Math.ceil(Math.log10(to)) + 1; power += 1)
    // Read back, since 3 * 10 ** -1 is no 0.3.
    for (const mantissa of mantissas) found.push(Number(`${mantissa}e${power}`));
  return found;
}

const stepAtMost = (value: number) => steps(value, value).findLast((step) => step <= value) ?? value;
const stepAtLeast = (value: number) => steps(value, value).find((step) => step >= value) ?? value;

const leastSpacing = 26;

/** As many of 1, 2 and 5, or of powers of ten, as there is room for; always the first and another. */
export function logTicks([from, to]: readonly [number, number], height: number): number[] {
  const inside = steps(from, to).filter((step) => step >= from && step <= to);
  const fits = (ticks: readonly number[]) =>
    ticks.every((tick, at) => {
      const next = ticks[at + 1];
      return next === undefined || height * (Math.log(next / tick) / Math.log(to / from)) >= leastSpacing;
    });
  if (fits(inside)) return inside;
  const powers = inside.filter((step) => Number.isInteger(Math.round(Math.log10(step) * 1e9) / 1e9));
  for (let every = 1; every < powers.length; every += 1) {
    const some = powers.filter((_, at) => at % every === 0);
    if (some.length >= 2 && fits(some)) return some;
  }
  return [from, to];
}

/** Pixels of a value; what is not above zero lies at the bottom. */
export function logPosition([from, to]: readonly [number, number], bottom: number, top: number) {
  const wide = Math.log(to / from);
  return (value: number): number =>
    value <= 0 ? bottom : bottom - (Math.log(value / from) / wide) * (bottom - top);
}
