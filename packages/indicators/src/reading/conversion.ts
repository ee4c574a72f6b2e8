/** The same figure in another unit behind it: "610-kilometer (379-mile)", and whether the two agree. */
import { type DomainProblem, problem } from '../problem.js';
import type { Quantity } from '../quantity/quantity.js';

/** What a unit is of, and how many of the first unit of its kind it is. */
const factors: Readonly<Record<string, readonly [kind: string, factor: number]>> = {
  m: ['length', 1],
  km: ['length', 1000],
  cm: ['length', 0.01],
  mm: ['length', 0.001],
  '[mi_i]': ['length', 1609.344],
  '[nmi_i]': ['length', 1852],
  '[ft_i]': ['length', 0.3048],
  '[in_i]': ['length', 0.0254],
  '[yd_i]': ['length', 0.9144],
  m2: ['area', 1],
  km2: ['area', 1e6],
  har: ['area', 1e4],
  '[acr_us]': ['area', 4046.8726],
  '[smi_us]': ['area', 2589998.47],
  '[sft_i]': ['area', 0.09290304],
  kg: ['mass', 1],
  g: ['mass', 0.001],
  t: ['mass', 1000],
  '[lb_av]': ['mass', 0.45359237],
  '[oz_av]': ['mass', 0.028349523],
  L: ['volume', 1],
  mL: ['volume', 0.001],
  '[gal_us]': ['volume', 3.785411784],
};

export function isConversion(unit: string | null, other: string | null): boolean {
  if (unit === null || other === null || unit === other) return false;
  const [a, b] = [factorOf(unit), factorOf(other)];
  return a !== null && b !== null && a[0] === b[0];
}

function factorOf(unit: string): readonly [string, number] | null {
  return Object.hasOwn(factors, unit) ? (factors[unit] ?? null) : null;
}

/** How far apart two roundings of one length may be. */
const looseness = 0.03;

/** What is wrong where the two say different things. */
export function conversionFault(a: Quantity, unit: string, b: Quantity, other: string): DomainProblem | null {
  const ratio = (factorOf(unit)?.[1] ?? 1) / (factorOf(other)?.[1] ?? 1);
  const differs = (from: number | null, to: number | null) => {
    if (from === null || to === null) return false;
    const expected = from * ratio;
    return (
      Math.abs(expected - to) > Math.max(Math.abs(expected), Math.abs(to)) * looseness + 0.5 * unitOfLast(to)
    );
  };
  // Of "about 5 km (3 miles)" the numbers are compared, whose margins are rounded apart.
  const isSame =
    a.point !== null && b.point !== null
      ? !differs(a.point, b.point)
      : !differs(a.lower, b.lower) && !differs(a.upper, b.upper);
  if (isSame) return null;
  return problem('figure-conversion-differs', { first: a.text, second: b.text });
}

/** The size of the last digit that was written. */
function unitOfLast(n: number): number {
  const decimals = String(n).split('.')[1]?.length ?? 0;
  return 10 ** -decimals;
}
