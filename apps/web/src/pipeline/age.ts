export interface Age {
  readonly value: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'day';
}

/** A length of time in its largest whole unit, rounded down: "2 minutes" until the third is over. */
export function ageOf(seconds: number): Age {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return { value: whole, unit: 'second' };
  if (whole < 3_600) return { value: Math.floor(whole / 60), unit: 'minute' };
  if (whole < 86_400) return { value: Math.floor(whole / 3_600), unit: 'hour' };
  return { value: Math.floor(whole / 86_400), unit: 'day' };
}

export function ageText(locale: string, seconds: number): string {
  const { value, unit } = ageOf(seconds);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

export function agoText(locale: string, seconds: number): string {
  const { value, unit } = ageOf(seconds);
  return new Intl.RelativeTimeFormat(locale).format(-value, unit);
}
