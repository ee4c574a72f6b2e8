/** What stands in the form of a check, and what of it is sent. */
import type { Basis, CheckRelation, Language, Severity, TakenForm } from '@marsad/indicators';
import type {
  OwnCheckBody,
  OwnCheckOutcomeWire,
  OwnCheckPreviewBody,
  OwnCheckSideBody,
  OwnCheckSideWire,
  OwnCheckTermBody,
  OwnCheckTermWire,
  OwnCheckWire,
} from '@marsad/indicators/contract';
import { given, someText } from '../ui/typed-text.js';

export interface TermDraft {
  /** Of the row, as long as the form is open. */
  readonly key: number;
  readonly sign: 'plus' | 'minus';
  readonly kind: 'figure' | 'fact';
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly at: 'latest' | 'baseline' | 'period';
  readonly period: string;
  /** Empty as its figures are stated. */
  readonly as: TakenForm | '';
  readonly value: string;
  readonly unit: string;
  readonly name: Readonly<Partial<Record<Language, string>>>;
  readonly source: { readonly title: string; readonly url: string; readonly locator: string };
  readonly times: 'none' | 'length' | 'period';
  readonly length: string;
  readonly lengthUnit: Basis;
  readonly lengthPeriod: string;
}

export interface SideDraft {
  readonly terms: readonly TermDraft[];
  readonly isShare: boolean;
  readonly shareOf: readonly TermDraft[];
}

export interface CheckDraft {
  title: string;
  titleAr: string;
  note: string;
  noteAr: string;
  left: SideDraft;
  relation: CheckRelation;
  tolerance: string;
  right: SideDraft;
  severity: Severity;
  /** Kept as it is: who is told is chosen through the API. */
  receivers: readonly string[] | null;
}

let keys = 0;

export function emptyTerm(kind: TermDraft['kind'] = 'figure', indicator = ''): TermDraft {
  keys += 1;
  return {
    ...{ key: keys, sign: 'plus', kind, indicator, dimensions: {}, at: 'latest', period: '', as: '' },
    ...{ value: '', unit: '', name: {}, source: { title: '', url: '', locator: '' } },
    ...{ times: 'none', length: '', lengthUnit: 'month', lengthPeriod: '' },
  };
}

const emptySide = (term: TermDraft): SideDraft => ({
  terms: [term],
  isShare: false,
  shareOf: [emptyTerm()],
});

export function newDraft(indicator = ''): CheckDraft {
  return {
    ...{ title: '', titleAr: '', note: '', noteAr: '', relation: 'at-most', tolerance: '' },
    left: emptySide(emptyTerm('figure', indicator)),
    right: emptySide(emptyTerm('fact')),
    ...{ severity: 'warning', receivers: null },
  };
}

type Told = Pick<OwnCheckWire, 'title' | 'note'> & {
  readonly outcome: OwnCheckOutcomeWire;
  readonly severity?: Severity;
  readonly receivers?: readonly string[] | null;
};

/** Of a check that is there, or of an example. */
export function draftOf({ title, note, outcome, severity = 'warning', receivers = null }: Told): CheckDraft {
  return {
    ...{ title: title.en ?? '', titleAr: title.ar ?? '', note: note?.en ?? '', noteAr: note?.ar ?? '' },
    left: sideDraft(outcome.left),
    relation: outcome.relation,
    tolerance: outcome.tolerance === 0 ? '' : String(outcome.tolerance),
    right: sideDraft(outcome.right),
    ...{ severity, receivers },
  };
}

function sideDraft({ terms, shareOf }: OwnCheckSideWire): SideDraft {
  return {
    terms: terms.map(termDraft),
    isShare: shareOf !== null,
    shareOf: shareOf === null ? [{ ...emptyTerm(), key: -1 }] : shareOf.map(termDraft),
  };
}

/** Drawn anew it is the same: its key is its place, below those of terms that are added. */
function termDraft({ sign, figure, fact, times }: OwnCheckTermWire, at: number): TermDraft {
  const length = {
    times: times === null ? 'none' : times.period === null ? 'length' : 'period',
    length: times?.quantity?.text ?? '',
    lengthUnit: times?.unit ?? 'month',
    lengthPeriod: times?.period?.text ?? '',
  } as const;
  const empty = { ...emptyTerm(), key: -1 - at };
  if (figure !== null) {
    const { indicator, dimensions, at, as } = figure;
    const isNamed = at === 'latest' || at === 'baseline';
    return {
      ...{ ...empty, ...length, sign, indicator, dimensions, as: as ?? '' },
      at: isNamed ? at : 'period',
      period: isNamed ? '' : at,
    };
  }
  const { title = '', url = null, locator = null } = fact?.source ?? {};
  return {
    ...{ ...empty, ...length, sign, kind: 'fact', unit: fact?.unit ?? '', value: fact?.quantity.text ?? '' },
    name: fact?.name ?? {},
    source: { title, url: url ?? '', locator: locator ?? '' },
  };
}

const isTitled = ({ title, titleAr }: CheckDraft): boolean => `${title}${titleAr}`.trim() !== '';

/** Null while something is missing that the server would miss too. */
export function statementOf({ left, relation, tolerance, right }: CheckDraft): OwnCheckPreviewBody | null {
  const [first, second] = [sideBody(left), sideBody(right)];
  const share = tolerance.trim() === '' ? 0 : Number(tolerance.trim().replace(',', '.'));
  if (first === null || second === null || !Number.isFinite(share)) return null;
  return {
    ...{ left: first, relation, right: second },
    ...(relation === 'equals' && share !== 0 ? { tolerance: share } : {}),
  };
}

export function bodyOf(draft: CheckDraft): OwnCheckBody | null {
  const statement = statementOf(draft);
  if (statement === null || !isTitled(draft)) return null;
  const { title, titleAr, note, noteAr, severity, receivers } = draft;
  return {
    ...{ ...statement, severity, receivers: receivers && [...receivers] },
    title: someText(title, titleAr) ?? {},
    note: someText(note, noteAr),
  };
}

function sideBody({ terms, isShare, shareOf }: SideDraft): OwnCheckSideBody | null {
  const sum = termBodies(terms);
  const whole = isShare ? termBodies(shareOf) : null;
  if (sum === null || (isShare && whole === null)) return null;
  return { terms: sum, ...(whole === null ? {} : { shareOf: whole }) };
}

function termBodies(terms: readonly TermDraft[]): OwnCheckTermBody[] | null {
  const bodies = terms.map(termBody);
  return bodies.some((body) => body === null) ? null : bodies.filter((body) => body !== null);
}

function termBody(term: TermDraft): OwnCheckTermBody | null {
  const operand = term.kind === 'figure' ? figureBody(term) : factBody(term);
  const times = lengthBody(term);
  return operand === null || times === null ? null : { sign: term.sign, ...operand, ...times };
}

function figureBody({ indicator, dimensions, at, period, as }: TermDraft) {
  if (indicator === '' || (at === 'period' && period.trim() === '')) return null;
  const chosen = Object.fromEntries(Object.entries(dimensions).filter(([, code]) => code !== ''));
  return {
    figure: {
      ...{ indicator, dimensions: chosen, at: at === 'period' ? period.trim() : at },
      ...(as === '' ? {} : { as }),
    },
  };
}

function factBody({ value, unit, name, source }: TermDraft) {
  const named = someText(name.en ?? '', name.ar ?? '');
  if (value.trim() === '' || unit.trim() === '' || named === null) return null;
  const { title, url, locator } = source;
  return {
    fact: {
      ...{ value: value.trim(), unit: unit.trim(), name: named },
      source: title.trim() === '' ? null : { title: title.trim(), url: given(url), locator: given(locator) },
    },
  };
}

function lengthBody({ times, length, lengthUnit, lengthPeriod }: TermDraft) {
  if (times === 'none') return {};
  if (times === 'period')
    return lengthPeriod.trim() === '' ? null : { times: { period: lengthPeriod.trim() } };
  return length.trim() === '' ? null : { times: { value: length.trim(), unit: lengthUnit } };
}
