/** Numbers as texts that a person would write: no exponents. */

/** What cells show of a number: fifteen digits, without what is left over from binary fractions. */
export function withoutNoise(value: number): number {
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));
}

/** The shortest decimal that is the number. */
export function decimal(value: number): string {
  const text = String(value);
  const [, sign = '', digits = '', fraction = '', power] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (power === undefined) return text;
  const all = digits + fraction;
  const point = digits.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  return point >= all.length
    ? sign + all.padEnd(point, '0')
    : `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}
