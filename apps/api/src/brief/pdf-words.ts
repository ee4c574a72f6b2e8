/** Figures, periods and days as a PDF of a brief says them, in its language. */
import {
  type Basis,
  directionOf,
  formatPeriod,
  formatQuantity,
  type Language,
  localeOf,
  messagesIn,
  type Per,
  type Period,
  type Quantity,
} from '@marsad/indicators';
import { shownWords } from '@marsad/indicators/shown';
import { ar } from './messages/pdf.ar.js';
import { en } from './messages/pdf.en.js';

/** As on the page of the brief, and what only a PDF says. */
export const say = messagesIn({ en: { ...shownWords.en, ...en }, ar: { ...shownWords.ar, ...ar } });

/** With what a figure of a flow is per. */
export const perKeys = {
  day: 'unit.perDay',
  week: 'unit.perWeek',
  month: 'unit.perMonth',
  quarter: 'unit.perQuarter',
  year: 'unit.perYear',
} as const satisfies Record<Basis, string>;

export interface PdfVoice {
  readonly language: Language;
  readonly timeZone: string;
}

export const isRtl = (language: Language): boolean => directionOf(language) === 'rtl';

export const figureText = (
  { quantity, per }: { readonly quantity: Quantity; readonly per: Per },
  unit: string,
  { language }: PdfVoice,
): string => formatQuantity(quantity, { language, unit, per, isolate: isRtl(language) });

export const periodText = (period: Period, { language }: PdfVoice): string =>
  formatPeriod(period, { language });

/** A day without a clock, as precise as it was given: 2020, 2020-06 or 2020-06-16. */
export function dayText(iso: string, { language }: PdfVoice): string {
  const [year = '1970', month, day] = iso.slice(0, 10).split('-');
  return new Intl.DateTimeFormat(localeOf(language), {
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
}

export const instantText = (iso: string, { language, timeZone }: PdfVoice): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(iso));

/** What somebody typed, with the way its script runs. */
export interface Typed {
  readonly text: string;
  readonly rtl: boolean;
}

/** By its first letter that runs either way; what has none runs as the brief does. */
export function typed(text: string, language: Language): Typed {
  const first = /\p{L}/u.exec(text)?.[0];
  const rtl = first === undefined ? isRtl(language) : /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first);
  return { text, rtl };
}

/** What is put into a line that runs the other way, so that neither turns the other around. */
export const apart = (text: string): string => `\u2068${text}\u2069`;
