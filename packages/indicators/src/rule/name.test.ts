import { describe, expect, it } from 'vitest';
import { ruleName } from './name.js';
import type { Condition } from './rule.js';

const pledges = { en: 'Pledges', ar: 'المبايعات' };
const nameOf = (condition: Condition) => ruleName({ condition }, pledges);

describe('what a rule is called', () => {
  it('is what people called it', () => {
    const condition: Condition = { overdue: true };
    expect(ruleName({ condition, name: { en: 'Far too many' } }, pledges)).toEqual({
      en: 'Far too many',
      ar: 'Far too many',
    });
  });

  it.each<[Condition, string, string]>([
    [{ value: { op: '>', to: 70 } }, 'more than 70', 'أكثر من 70'],
    [
      { value: { op: '>=', to: { baseline: 'lower', times: 1.5 } } },
      'at least 1.5 times the lower end of the baseline',
      'لا يقل عن 1.5 مرة قدر الحد الأدنى لخط الأساس',
    ],
    [{ ratio: { op: '<', to: 2 } }, 'less than 2 times the baseline', 'أقل من ضعفي خط الأساس'],
    [
      { change: { op: '<', percent: -20, absolute: -5 } },
      'change of less than −20% and less than −5',
      'تغيّر أقل من −20% و أقل من −5',
    ],
    [{ yearAgo: { op: '>', percent: 10 } }, 'change in a year of more than 10%', 'تغيّر في سنة أكثر من 10%'],
    [{ signal: 'cusum' }, 'CUSUM signal', 'إشارة CUSUM'],
    [{ not: { overdue: true } }, 'not (overdue)', 'ليس (متأخر)'],
    [
      { any: [{ disagreement: true }, { all: [{ overdue: true }, { value: { op: '<=', to: 1_200 } }] }] },
      'sources disagree or (overdue and at most 1,200)',
      'المصادر مختلفة أو (متأخر و لا يزيد على 1,200)',
    ],
  ])('is else its indicator with its condition: %j', (condition, en, ar) => {
    expect(nameOf(condition)).toEqual({ en: `Pledges: ${en}`, ar: `المبايعات: ${ar}` });
  });

  it('stays short enough for a label', () => {
    const long = nameOf({
      all: Array.from({ length: 30 }, (_, to) => ({ value: { op: '>' as const, to } })),
    });
    expect([...long.en].length).toBe(150);
    expect(long.en.endsWith('…')).toBe(true);
  });
});
