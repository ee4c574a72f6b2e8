/** A check of one's own in the PDF of a brief: its relation, what both sides came to and of what, and what the figures say of it. */
import {
  type Basis,
  type Bounds,
  formatQuantity,
  inLanguage,
  intervalOf,
  quantityOf,
  shownText,
} from '@marsad/indicators';
import type { BriefCheckWire, OwnCheckSideWire, OwnCheckTermWire } from '@marsad/indicators/contract';
import { apart, dayText, isRtl, type PdfVoice, periodText, say, type Typed, typed } from './pdf-words.js';

/** `about`: what the number counts, of when, and who says so. */
interface Line {
  readonly text: string;
  readonly about: string | null;
  readonly strong: boolean;
}

export interface CheckPart {
  readonly kind: 'check';
  readonly long: true;
  readonly title: Typed;
  readonly note: Typed | null;
  /** The first side, how it must stand, the second. */
  readonly left: { readonly title: string; readonly lines: readonly Line[] };
  readonly relation: string;
  readonly right: { readonly title: string; readonly lines: readonly Line[] };
  /** What the figures say of it, as a word, and of which period. */
  readonly state: string;
  readonly conclusion: string;
  readonly known: string | null;
  readonly page: { readonly text: string; readonly href: string } | null;
}

export function checkPart(
  { id, title, note, outcome, figuresOf }: BriefCheckWire,
  { voice, address }: { readonly voice: PdfVoice; readonly address: (path: string) => string | null },
): CheckPart {
  const { language } = voice;
  const { left, right, relation, tolerance, state, period, conclusion } = outcome;
  const stated = say(language, `check.${relation}`);
  const href = address(`/checks?check=${id}`);
  const named = say(language, `ownCheck.state.${state}`);
  return {
    kind: 'check',
    long: true,
    title: typed(inLanguage(shownText(title), language), language),
    note: note && typed(inLanguage(shownText(note), language), language),
    left: { title: say(language, 'ownCheck.left'), lines: sideLines(left, voice) },
    relation:
      tolerance === 0
        ? stated
        : `${stated}${say(language, 'comma')}${say(language, 'ownCheck.within', { percent: tolerance })}`,
    right: { title: say(language, 'ownCheck.right'), lines: sideLines(right, voice) },
    state: period === null ? named : `${named} · ${periodText(period, voice)}`,
    conclusion: inLanguage(conclusion, language),
    known: figuresOf && say(language, 'saved.checkKnown', { day: dayText(figuresOf, voice) }),
    page: href === null ? null : { text: say(language, 'check.page'), href },
  };
}

function sideLines(side: OwnCheckSideWire, voice: PdfVoice): Line[] {
  const { terms, shareOf, sum, whole, value, unit, per } = side;
  const [first] = terms;
  const own = { unit: first?.unit ?? unit, per: first === undefined ? per : first.per };
  const isAlone = terms.length === 1 && first?.times === null && shareOf === null;
  return [
    ...termLines(terms, voice),
    ...(shareOf === null
      ? []
      : [
          ...(terms.length > 1 ? resultLine(sum, own, voice) : []),
          { text: say(voice.language, 'ownCheck.asShareOf'), about: null, strong: false },
          ...termLines(shareOf, voice),
          ...(shareOf.length > 1 ? resultLine(whole, own, voice) : []),
        ]),
    ...(isAlone ? [] : resultLine(value, { unit, per }, voice).map((line) => ({ ...line, strong: true }))),
  ];
}

interface Measured {
  readonly unit: string;
  readonly per: Basis | null;
}

function resultLine(of: Bounds | null, measure: Measured, voice: PdfVoice): Line[] {
  return of === null ? [] : [{ text: `= ${boundsText(of, measure, voice)}`, about: null, strong: false }];
}

const termLines = (terms: readonly OwnCheckTermWire[], voice: PdfVoice): Line[] =>
  terms.map((term, at) => ({
    text: `${term.sign === 'minus' ? '\u2212 ' : at === 0 ? '' : '+ '}${termText(term, voice)}`,
    about: aboutText(term, voice),
    strong: false,
  }));

function termText({ given, givenPer, unit, times, length }: OwnCheckTermWire, voice: PdfVoice): string {
  if (given === null) return say(voice.language, 'ownCheck.missing');
  const number = boundsText(given, { unit, per: givenPer }, voice);
  if (times === null || length === null) return number;
  return `${number} \u00d7 ${lengthText(times, length, givenPer, voice)}`;
}

function lengthText(
  times: NonNullable<OwnCheckTermWire['times']>,
  length: Bounds,
  per: Basis | null,
  voice: PdfVoice,
): string {
  if (times.period !== null) return periodText(times.period, voice);
  const quantity = quantityOf(intervalOf(length));
  return say(voice.language, 'ownCheck.length', {
    length: numberText(length, voice),
    unit: per ?? 'month',
    count: quantity.upper ?? quantity.lower ?? 0,
  });
}

function aboutText({ figure, fact, behind }: OwnCheckTermWire, voice: PdfVoice): string | null {
  const { language } = voice;
  const comma = say(language, 'comma');
  if (fact !== null) {
    const { name, source } = fact;
    const where = source && [source.title, source.locator].filter((part) => part !== null).join(comma);
    return [inLanguage(shownText(name), language), where]
      .filter((part) => part !== null)
      .map(apart)
      .join(' · ');
  }
  if (figure === null) return null;
  const what = [
    figure.name === null ? figure.indicator : inLanguage(figure.name, language),
    ...figure.parts.map((name) => inLanguage(name, language)),
    ...(figure.at === 'baseline' ? [say(language, 'brief.isBaseline')] : []),
  ].join(comma);
  return [
    apart(what),
    behind && periodText(behind.period, voice),
    behind?.source ? apart(behind.source.title) : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** What is worked out is shortened as on the page, outward. */
function boundsText(of: Bounds, { unit, per }: Measured, { language }: PdfVoice): string {
  return formatQuantity(quantityOf(intervalOf(of)), {
    ...{ language, unit, per: per ?? 'period', precision: 'display', isolate: isRtl(language) },
  });
}

const numberText = (of: Bounds, { language }: PdfVoice): string =>
  formatQuantity(quantityOf(intervalOf(of)), {
    ...{ language, per: 'period', precision: 'display', isolate: isRtl(language) },
  });
