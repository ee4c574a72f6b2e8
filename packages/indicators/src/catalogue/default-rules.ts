import type { Condition, Rule } from '../rule/rule.js';

const shared = {
  for: 1,
  recovery: null,
  keepFiringFor: 0,
  gap: 'hold',
  severity: 'warning',
  certainty: 'certain',
  noData: 'KeepLast',
  labels: {},
} as const;

const abovePledges: Condition = { value: { op: '>', to: { baseline: 'upper' } } };
const farAboveFloor: Condition = { value: { op: '>=', to: { baseline: 'lower', times: 1.5 } } };
const aboveCrossings: Condition = { value: { op: '>', to: { baseline: 'interval' } } };

/** The rules a new installation starts with, one for each headline indicator. */
export const defaultRules: readonly (Rule & { readonly id: string })[] = [
  {
    ...shared,
    id: 'default-smuggling-revenue',
    indicator: 'smuggling-revenue',
    condition: farAboveFloor,
    description: {
      en: 'Smuggling revenue is at least one and a half times the reported floor.',
      ar: 'عائدات التهريب تبلغ مرة ونصف المرة من الحد الأدنى المعلن على الأقل.',
    },
  },
  {
    ...shared,
    id: 'default-al-hol-pledges',
    indicator: 'al-hol-pledges',
    condition: abovePledges,
    description: {
      en: 'More pledges in al-Hol camp than the most the baseline gives.',
      ar: 'المبايعات في مخيم الهول أكثر من أعلى ما يذكره خط الأساس.',
    },
  },
  {
    ...shared,
    id: 'default-border-crossings',
    indicator: 'border-crossings',
    condition: aboveCrossings,
    description: {
      en: 'More members moved over the border than in the baseline months.',
      ar: 'عدد العناصر العابرين للحدود أكبر مما كان في أشهر خط الأساس.',
    },
  },
];
