import { expect, it } from 'vitest';
import { byField, fieldOf } from './faults.js';

it('finds the field a pointer means', () => {
  const cases: [string, string | null][] = [
    ['/period', 'period'],
    ['/value', 'value'],
    ['/value/lower', 'value'],
    ['/source/title', 'title'],
    ['/source', 'title'],
    ['/dimensions/sex', 'dimensions'],
    ['/credibility', 'credibility'],
    ['/nothing', null],
    ['', null],
  ];
  for (const [pointer, field] of cases) expect([pointer, fieldOf(pointer)]).toEqual([pointer, field]);
});

it('keeps what belongs to no field for the form as a whole', () => {
  const fault = (pointer: string) => ({ pointer, code: 'body-invalid' as const, detail: 'x' });
  const sorted = byField([fault('/period'), fault('/language'), fault('/period')]);
  expect(sorted.period).toHaveLength(2);
  expect(sorted.form).toHaveLength(1);
});
