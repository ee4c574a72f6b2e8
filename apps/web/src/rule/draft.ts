/** Between a rule and the fields of its form. */
import type { Certainty, Condition, NoDataPolicy, Operator, Severity } from '@marsad/indicators';
import type { RuleBody, RuleWire } from '@marsad/indicators/contract';

export const partKinds = [
  'value',
  'ratio',
  'change',
  'yearAgo',
  'ewma',
  'cusum',
  'disagreement',
  'overdue',
] as const;
export type PartKind = (typeof partKinds)[number];
export const againsts = ['upper', 'lower', 'interval', 'number'] as const;

/** One comparison; numbers are as typed. */
export interface PartDraft {
  readonly kind: PartKind;
  readonly op: Operator;
  readonly against: (typeof againsts)[number];
  /** The threshold, or how many times the baseline. */
  readonly number: string;
  readonly percent: string;
  readonly absolute: string;
}

export interface RuleDraft {
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly join: 'all' | 'any';
  readonly parts: readonly PartDraft[];
  readonly recovery: PartDraft | null;
  readonly for: string;
  readonly keepFiringFor: string;
  readonly gap: 'hold' | 'break';
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly noData: NoDataPolicy;
  readonly name: string;
  readonly nameAr: string;
  readonly description: string;
  readonly descriptionAr: string;
  /** As typed: `team=border, site=al-hol`. */
  readonly labels: string;
  /** Ids; null for every receiver the alert's labels fit. */
  readonly receivers: readonly string[] | null;
}

export const newPart: PartDraft = {
  kind: 'value',
  op: '>',
  against: 'upper',
  number: '1',
  percent: '',
  absolute: '',
};

export function newDraft(indicator: string): RuleDraft {
  return {
    indicator,
    dimensions: {},
    join: 'all',
    parts: [newPart],
    recovery: null,
    for: '1',
    keepFiringFor: '0',
    gap: 'hold',
    severity: 'warning',
    certainty: 'certain',
    noData: 'KeepLast',
    name: '',
    nameAr: '',
    description: '',
    descriptionAr: '',
    labels: '',
    receivers: null,
  };
}

/** Pairs of a name and a value, one after a comma or on a line of its own; null where one of them is none. */
export function readLabels(text: string): Record<string, string> | null {
  const labels: Record<string, string> = {};
  for (const pair of text.split(/[,،\n]/).filter((part) => part.trim() !== '')) {
    const [, name, value] = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*(\S.*?)\s*$/.exec(pair) ?? [];
    if (name === undefined || value === undefined) return null;
    labels[name] = value;
  }
  return labels;
}

/** A number as either language types it; null for none. */
export function readNumber(text: string): number | null {
  const latin = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[٬,](?=\d{3}(\D|$))/g, '')
    .replace('٫', '.')
    .replace('−', '-');
  return /^[+-]?\d+(\.\d+)?$/.test(latin) ? Number(latin) : null;
}

/** Null while something is missing or is no number. */
export function bodyOf(draft: RuleDraft): RuleBody | null {
  const parts = draft.parts.map(conditionOf);
  const recovery = draft.recovery === null ? null : conditionOf(draft.recovery);
  const periods = readNumber(draft.for);
  const keep = readNumber(draft.keepFiringFor);
  const labels = readLabels(draft.labels);
  const complete = parts.filter((part) => part !== null);
  const [only] = complete;
  if (
    draft.indicator === '' ||
    only === undefined ||
    complete.length < parts.length ||
    periods === null ||
    keep === null ||
    labels === null ||
    (draft.recovery !== null && recovery === null)
  )
    return null;
  const dimensions = Object.fromEntries(Object.entries(draft.dimensions).filter(([, code]) => code !== ''));
  return {
    indicator: draft.indicator,
    ...(Object.keys(dimensions).length === 0 ? {} : { dimensions }),
    condition: complete.length === 1 ? only : draft.join === 'all' ? { all: complete } : { any: complete },
    for: periods,
    recovery,
    keepFiringFor: keep,
    gap: draft.gap,
    severity: draft.severity,
    certainty: draft.certainty,
    noData: draft.noData,
    labels,
    ...(draft.receivers === null ? {} : { receivers: [...draft.receivers] }),
    ...inBoth('name', draft.name, draft.nameAr),
    ...inBoth('description', draft.description, draft.descriptionAr),
  };
}

/** Nothing where nothing was typed, and no Arabic where it was typed in one language only. */
function inBoth<K extends string>(field: K, en: string, ar: string) {
  const [said, translated] = [en.trim(), ar.trim()];
  if (said === '') return {};
  return { [field]: { en: said, ...(translated === '' ? {} : { ar: translated }) } } as Record<
    K,
    { en: string; ar?: string }
  >;
}

function conditionOf({ kind, op, against, ...typed }: PartDraft): Condition | null {
  const number = readNumber(typed.number);
  const percent = readNumber(typed.percent);
  const absolute = readNumber(typed.absolute);
  switch (kind) {
    case 'value':
      if (number === null) return null;
      return { value: { op, to: against === 'number' ? number : { baseline: against, times: number } } };
    case 'ratio':
      return number === null ? null : { ratio: { op, to: number } };
    case 'change':
      if (percent === null && absolute === null) return null;
      return {
        change: {
          op,
          ...(percent === null ? {} : { percent }),
          ...(absolute === null ? {} : { absolute }),
        },
      };
    case 'yearAgo':
      return percent === null ? null : { yearAgo: { op, percent } };
    case 'ewma':
    case 'cusum':
      return { signal: kind };
    case 'overdue':
      return { overdue: true };
    case 'disagreement':
      return { disagreement: true };
  }
}

/** Null for a rule that says more than the form can show. */
export function draftOf(rule: RuleWire): RuleDraft | null {
  const condition = rule.condition as Condition;
  const join = 'any' in condition ? 'any' : 'all';
  const given = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition];
  const parts = given.map(partOf);
  const held = rule.recovery as Condition | null;
  const recovery = held === null ? null : partOf(held);
  if (parts.some((part) => part === null) || (held !== null && recovery === null)) return null;
  return {
    indicator: rule.indicator,
    dimensions: rule.dimensions ?? {},
    join,
    parts: parts as PartDraft[],
    recovery,
    for: String(rule.for),
    keepFiringFor: String(rule.keepFiringFor),
    gap: rule.gap,
    severity: rule.severity,
    certainty: rule.certainty,
    noData: rule.noData,
    name: rule.ownName?.en ?? '',
    nameAr: rule.ownName?.ar ?? '',
    description: rule.description.en,
    descriptionAr: rule.description.ar ?? '',
    labels: Object.entries(rule.labels)
      .map(([name, value]) => `${name}=${value}`)
      .join(', '),
    receivers: rule.receivers,
  };
}

function partOf(condition: Condition): PartDraft | null {
  const said = (number: number | undefined) => (number === undefined ? '' : String(number));
  if ('value' in condition) {
    const { op, to } = condition.value;
    return typeof to === 'number'
      ? { ...newPart, op, against: 'number', number: said(to) }
      : { ...newPart, op, against: to.baseline, number: said(to.times ?? 1) };
  }
  if ('ratio' in condition)
    return { ...newPart, kind: 'ratio', op: condition.ratio.op, number: said(condition.ratio.to) };
  if ('change' in condition) {
    const { op, percent, absolute } = condition.change;
    return { ...newPart, kind: 'change', op, percent: said(percent), absolute: said(absolute) };
  }
  if ('yearAgo' in condition)
    return {
      ...newPart,
      kind: 'yearAgo',
      op: condition.yearAgo.op,
      percent: said(condition.yearAgo.percent),
    };
  if ('signal' in condition) return { ...newPart, kind: condition.signal };
  if ('overdue' in condition) return { ...newPart, kind: 'overdue' };
  return 'disagreement' in condition ? { ...newPart, kind: 'disagreement' } : null;
}
