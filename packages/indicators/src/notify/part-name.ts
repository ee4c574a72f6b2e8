import { codeNamed, type Indicator } from '../indicator/indicator.js';
import type { Labels } from './label.js';

interface Name {
  readonly en: string;
  readonly ar?: string;
}

/** What an alert on a part of an indicator is called, so that nobody takes it for the total: "Deaths, women". */
export function nameOfPart(name: Name, dimensions: Labels, known: Indicator['dimensions']): Name {
  const codes = Object.entries(dimensions).map(([id, code]): Name => {
    const dimension = known.find((one) => one.id === id);
    return (dimension && codeNamed(dimension, code)?.name) ?? { en: code };
  });
  if (codes.length === 0) return name;
  const en = [name, ...codes].map((one) => one.en).join(', ');
  const ar = [name, ...codes].map((one) => one.ar ?? one.en).join('، ');
  return name.ar === undefined ? { en } : { en, ar };
}
