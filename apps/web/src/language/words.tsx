/** Words, figures and dates in the reader's language: everything on the page that speaks goes through here. */
/// <reference path="./messages/parts.d.ts" />
import {
  type Bounds,
  type Comparison,
  type Digits,
  describeComparison,
  directionOf,
  formatBoundsRatio,
  formatMultiple,
  formatPeriod,
  formatQuantity,
  inLanguage,
  type Language,
  type LocalisedText,
  localeOf,
  type Per,
  type Period,
  type PlainKey,
  type ProblemCode,
  type Quantity,
  type Translation,
  type Values,
  type Verdict,
  verdictLabel,
} from '@marsad/indicators';
import { formatYears } from '@marsad/indicators/chart';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { customs } from './customs.js';
import type { Messages } from './messages/en.js';
import { preferences, usePreferences } from './preferences.js';
import { type Tell, teller } from './teller.js';

export type { MessageKey } from './messages/en.js';
export { isolate } from './teller.js';
/** Keys of messages that are told nothing. */
export type LabelKey = PlainKey<Messages>;
/** The messages of one language. */
type Sentences = Translation<Messages>;

/** In a build the catalogues are cut by what is shown first (build/words.ts). */
type WordsPart = 'start' | 'indicator' | 'failure' | 'rest';
const everyPart = ['start', 'indicator', 'failure', 'rest'] as const;

const sent: Readonly<Record<Language, Readonly<Record<WordsPart, () => Promise<Partial<Sentences>>>>>> = {
  en: {
    start: async () => (await import('./messages/en.js')).en,
    indicator: async () => (await import('./messages/en.js?indicator')).en,
    failure: async () => (await import('./messages/en.js?failure')).en,
    rest: async () => (await import('./messages/en.js?rest')).en,
  },
  ar: {
    start: async () => (await import('./messages/ar.js')).ar,
    indicator: async () => (await import('./messages/ar.js?indicator')).ar,
    failure: async () => (await import('./messages/ar.js?failure')).ar,
    rest: async () => (await import('./messages/ar.js?rest')).ar,
  },
};

/** One object for each language, which grows: whoever has it finds in it what came later. */
const here = new Map<Language, Sentences>();
let problems: typeof import('@marsad/indicators/problems') | null = null;

/** Resolves when words of a language are here. */
export async function fetchWords(
  language: Language,
  parts: readonly WordsPart[] = everyPart,
): Promise<Sentences> {
  const [sentences, ...fetched] = await Promise.all([
    parts.includes('rest') ? import('@marsad/indicators/problems') : null,
    ...parts.map((part) => sent[language][part]()),
  ]);
  if (sentences !== null) problems = sentences;
  const messages = here.get(language) ?? ({} as Sentences);
  here.set(language, messages);
  return Object.assign(messages, ...fetched);
}

/** The same for whatever language is on the page, or about to be. */
export async function fetchWordsShown(parts?: readonly WordsPart[]): Promise<void> {
  await Promise.all(
    [...new Set([...here.keys(), preferences().language])].map((one) => fetchWords(one, parts)),
  );
}

export interface ComparedSides {
  readonly figure: Quantity | null;
  /** With the margin it is widened by. */
  readonly baseline: { readonly normalised: { readonly quantity: Quantity }; readonly margin: number } | null;
  /** Whether the figure is of one part of a total. */
  readonly isPart?: boolean;
  readonly unit: string;
}

export interface Words {
  readonly language: Language;
  readonly dir: 'ltr' | 'rtl';
  readonly digits: Digits;
  readonly locale: string;
  readonly t: Tell;
  text(text: LocalisedText): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  date(date: Date, shape: Intl.DateTimeFormatOptions): string;
  figure(quantity: Quantity, unit: string | null, per: Per, style?: 'long' | 'compact'): string;
  /** What was worked out of a figure, in no more digits than a label has. */
  derived(quantity: Quantity, unit: string | null, per: Per, style?: 'long' | 'compact'): string;
  period(period: Period, style?: 'long' | 'compact'): string;
  years(period: Period): string;
  ratio(bounds: Bounds): string;
  /** "1.5 times the baseline" after a word such as "more than"; the number in full. */
  multiple(times: number, of: string): string;
  verdict(verdict: Verdict): string;
  /** Both sides as normalised to the indicator's basis. */
  comparison(comparison: Comparison, sides: ComparedSides): string;
  problem(code: ProblemCode, params: Values, fallback: string): string;
  /** A figure after a word such as "more than": Arabic says a range with that word itself, so it is set with a dash. Of the remains of a division as few digits as `derived` has. */
  inPhrase(quantity: Quantity, unit: string, per: Per): string;
  /** A moment of recording, in the reader's time zone. */
  instant(iso: string): string;
  /** A day without a clock, as precise as it was given: 2020, 2020-06 or 2020-06-16. */
  day(iso: string): string;
}

export function makeWords(language: Language, digits: Digits, messages: Sentences): Words {
  const locale = localeOf(language, digits);
  const direction = directionOf(language);
  const isolates = direction === 'rtl';
  const numberFormat = remembered(
    (options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
  );
  const dateFormat = remembered(
    (options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
  );
  const options = { language, digits } as const;
  return {
    language,
    digits,
    locale,
    dir: direction,
    t: teller(messages, locale, isolates),
    text: (text) => inLanguage(text, language),
    number: (value, number) => numberFormat(number).format(value),
    date: (date, shape) => dateFormat(shape).format(date),
    figure: (quantity, unit, per, style = 'long') =>
      formatQuantity(quantity, {
        ...options,
        unit: unit ?? undefined,
        per,
        style,
        isolate: isolates,
      }),
    derived: (quantity, unit, per, style = 'long') =>
      formatQuantity(quantity, {
        ...options,
        unit: unit ?? undefined,
        per,
        style,
        precision: 'display',
        isolate: isolates,
      }),
    inPhrase: (quantity, unit, per) =>
      formatQuantity(quantity, {
        ...options,
        unit,
        per,
        style: quantity.qualifier === 'range' ? customs[language].rangeInPhrase : 'long',
        precision: 'display',
        afterPreposition: true,
        isolate: isolates,
      }),
    period: (period, style = 'long') => formatPeriod(period, { ...options, style }),
    years: (period) => formatYears(period, { digits }),
    ratio: (bounds) => formatBoundsRatio(bounds, { ...options, isolate: isolates }),
    multiple: (times, of) =>
      formatMultiple(times, { ...options, of, isolate: isolates, afterPreposition: true }),
    verdict: (verdict) => verdictLabel(verdict, language),
    comparison: (comparison, { figure, baseline, unit, isPart }) =>
      describeComparison(comparison, {
        ...options,
        figure: figure ?? undefined,
        baseline: baseline?.normalised.quantity ?? null,
        margin: baseline?.margin,
        isPart,
        unit,
      }),
    problem: (code, params, fallback) =>
      problems?.hasProblemText(code) ? problems.problemText({ code, params }, language) : fallback,
    instant: (iso) => dateFormat(moment).format(new Date(iso)),
    day(iso) {
      const [year = '1970', month, day] = iso.slice(0, 10).split('-');
      const shape: Intl.DateTimeFormatOptions = {
        year: 'numeric',
        ...(month === undefined ? {} : { month: 'long' }),
        ...(day === undefined ? {} : { day: 'numeric' }),
        timeZone: 'UTC',
      };
      const date = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
      return dateFormat(shape).format(date);
    },
  };
}

const moment: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
};

/** Making a formatter takes far longer than using it: one for each set of options. */
function remembered<O extends object, F>(make: (options?: O) => F): (options?: O) => F {
  const made = new Map<string, F>();
  return (options) => {
    const name = JSON.stringify(options ?? {});
    let format = made.get(name);
    if (format === undefined) {
      format = make(options);
      made.set(name, format);
    }
    return format;
  };
}

const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('useWords outside of WordsProvider');
  return words;
}

export interface Catalogue {
  readonly language: Language;
  readonly messages: Sentences;
}

/** Keeps the former language on the page until the catalogue of the new one is here. */
export function WordsProvider({ first, children }: { first: Catalogue; children: ReactNode }) {
  const { language, digits } = usePreferences();
  const [loaded, setLoaded] = useState(first);
  useEffect(() => {
    if (language === loaded.language) return;
    let wanted = true;
    void fetchWords(language).then((messages) => {
      if (wanted) setLoaded({ language, messages });
    });
    return () => {
      wanted = false;
    };
  }, [language, loaded]);
  const words = useMemo(() => makeWords(loaded.language, digits, loaded.messages), [loaded, digits]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}
