/** Numbers of a column whose decimal sign is known, in the marks that the form's reader takes one way only. */
import type { DecimalSign } from '../mapping.js';

const digits = '[0-9\\u0660-\\u0669\\u06f0-\\u06f9]';
const written = new RegExp(`${digits}+(?:[.,]${digits}+)+`, 'g');

/** Groups of three with an optional decimal part, or digits with one. A group does not begin with 0: "0.123" is none. */
const shapes: Readonly<Record<DecimalSign, RegExp>> = {
  ',': shapeOf('\\.', ','),
  '.': shapeOf(',', '\\.'),
};

function shapeOf(group: string, point: string): RegExp {
  const grouped = `(?![0\\u0660\\u06f0])${digits}{1,3}(?:${group}${digits}{3})+`;
  // Lakhs and crores: 12,34,567.
  const indian = `(?![0\\u0660\\u06f0])${digits}{1,2}(?:,${digits}{2})+,${digits}{3}`;
  const groups = group === ',' ? `${grouped}|${indian}` : grouped;
  return new RegExp(`^(${groups}|${digits}+(?=${point}))(?:${point}(${digits}+))?$`);
}

/**
 * The text with each number that is written in the column's format in the form's own marks: no groups, a point, and never
 * just three decimals behind it, which would read two ways. What is not written so stays as it is: it is read where it can
 * be read one way only, and refused where it reads two.
 */
export function inFormMarks(text: string, decimal: DecimalSign | null): string {
  if (decimal === null || !(text.includes('.') || text.includes(','))) return text;
  const shape = shapes[decimal];
  return text.replace(written, (number) => {
    const [, whole, decimals] = shape.exec(number) ?? [];
    if (whole === undefined) return number;
    const plain = whole.replace(/[.,]/g, '');
    if (decimals === undefined) return plain;
    return `${plain}.${decimals.length === 3 ? `${decimals}0` : decimals}`;
  });
}
