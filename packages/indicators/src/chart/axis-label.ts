import type { ChartVoice } from './voice.js';

/** More digits than a step of any axis has; fewer than would show what a computer's division leaves. */
const mostDigits = 12;

/**
 * A value of the axis, short but whole: as many digits as the step between two of them needs, be it 0.05 or 50,000, so
 * that no two of them read the same.
 */
export function axisLabel(
  voice: Pick<ChartVoice, 'number' | 'dir' | 'digits'>,
  value: number,
  unit: string,
): string {
  // As Intl writes it, with the mark that keeps a minus before its number in Arabic; there is no "minus zero".
  const written = voice
    .number(value === 0 ? 0 : value, { notation: 'compact', maximumSignificantDigits: mostDigits })
    .replace('-', '−');
  if (unit === '%') return `${written}${voice.digits === 'arab' ? '٪' : '%'}`;
  return unit === 'USD' && voice.dir === 'ltr' ? written.replace(/\d/, '$$$&') : written;
}
