/** What a problem's message is told: the values that came with the problem, written as the language writes them. */

import { unitWord } from '../indicator/units.js';
import { formatMessage, messageFormat, type Written } from '../language/format-message.js';
import { directionOf, type Language, localeOf } from '../language/language.js';
import type { Values } from '../language/message.js';
import { messagesIn } from '../language/messages.js';
import { isolatedNumber, isolatedText, withoutDirectionMarks } from '../language/plain-text.js';
import { parsePeriod } from '../period/parse.js';
import type { Problem, ProblemCode } from '../problem.js';
import { formatBoundsRatio, formatNumber } from './format.js';
import { formatPeriod } from './format-period.js';
import { ar } from './messages/reading.ar.js';
import { en } from './messages/reading.en.js';

type Value = string | number;

/** Says a problem by its message. Its values were kept or sent, so what they hold is known only now. */
export function sayProblem(message: string, { code, params }: Said, language: Language): string {
  const gaps = gapsOf(message, language);
  const values: Values = Object.fromEntries(
    [...gaps].map(([name, gap]) => [
      name,
      told(params[name], gap, (code && writers[code]?.[name]) ?? always[name], language),
    ]),
  );
  return formatMessage(message, localeOf(language), values);
}

/** A problem, or what is told in the same way without being one. */
interface Said extends Pick<Problem, 'params'> {
  readonly code?: ProblemCode;
}

/** What a message does with a value. */
interface Gap {
  /** Chooses between wordings by its text, or by its number. */
  readonly chooses: boolean;
  readonly counts: boolean;
  /** Has words for when there is none. */
  readonly optional: boolean;
}

/** What an optional value is told as when there is none. */
const none = 'none';
const unknown = '…';

type Elements = ReturnType<ReturnType<typeof messageFormat>['getAst']>;
const known = new Map<Written, ReadonlyMap<string, Gap>>();

/** What a message is told, by name. */
export function gapsOf(message: string, language: Language): ReadonlyMap<string, Gap> {
  const found = known.get(message);
  if (found !== undefined) return found;
  const gaps = new Map<string, Gap>();
  // Most say nothing but themselves; in a browser's build a message is read already.
  const saysItself = typeof message === 'string' && !message.includes('{');
  if (!saysItself) addGaps(messageFormat(message, localeOf(language)).getAst(), gaps);
  known.set(message, gaps);
  return gaps;
}

const literal = 0;
const hash = 7;

function addGaps(elements: Elements, gaps: Map<string, Gap>): void {
  for (const element of elements) {
    if (element.type === literal || element.type === hash || !('value' in element)) continue;
    const before = gaps.get(element.value) ?? { chooses: false, counts: false, optional: false };
    const options = 'options' in element ? Object.keys(element.options) : [];
    gaps.set(element.value, {
      // A plural has an offset.
      counts: before.counts || 'offset' in element,
      chooses: before.chooses || options.some((option) => option !== none && option !== 'other'),
      optional: before.optional || options.includes(none),
    });
    if ('options' in element) for (const { value } of Object.values(element.options)) addGaps(value, gaps);
  }
}

function told(value: Value | undefined, gap: Gap, write: Writer | undefined, language: Language): Value {
  if (value === undefined) return gap.optional ? none : unknown;
  if (gap.counts) return Number(value);
  if (gap.chooses) return String(value);
  const said = (write ?? written)(value, language);
  // Somebody may have written the very word.
  return gap.optional && said === none ? isolatedText(said) : said;
}

type Writer = (value: Value, language: Language) => string;

const isolates = (language: Language) => directionOf(language) === 'rtl';

/** In Arabic every number and quoted text is isolated, so that it keeps its own direction. */
const written: Writer = (value, language) => {
  if (typeof value === 'number') return formatNumber(value, { language, isolate: isolates(language) });
  const text = withoutDirectionMarks(value);
  if (!isolates(language)) return text;
  return /^[−+-]?[\d.,/-]+$/.test(text) ? isolatedNumber(text) : isolatedText(text);
};

/** A year has no groups. */
const year: Writer = (value, language) =>
  isolates(language) ? isolatedNumber(String(value)) : String(value);

/** Kept as the text it has on record, and said as everywhere else. */
const period: Writer = (value, language) => {
  const read = parsePeriod(String(value));
  if (read.kind !== 'period') return written(value, language);
  const said = formatPeriod(read.period, { language });
  return isolates(language) ? isolatedText(said) : said;
};

const unit: Writer = (value, language) =>
  typeof value === 'number' ? written(value, language) : unitWord(value, language);

const readingIn = messagesIn({ en, ar });
const isReading = (value: Value): value is keyof typeof en => Object.hasOwn(en, value);
const reading: Writer = (value, language) =>
  written(isReading(value) ? readingIn(language, value) : value, language);

const moreThanTimes: Writer = (value, language) => {
  const beyond = { lower: Number(value), upper: null, lowerInclusive: false, upperInclusive: false };
  return formatBoundsRatio(beyond, { language, isolate: isolates(language) });
};

/** Values that are written in a way of their own, whatever the problem. */
const always: Readonly<Record<string, Writer>> = { period };

/** Values that are written in a way of their own by one problem. */
const writers: Partial<Record<ProblemCode, Readonly<Record<string, Writer>>>> = {
  'figure-ambiguous': { first: reading, second: reading },
  'figure-unit-mismatch': { expected: unit },
  'period-week-out-of-range': { year },
  'period-out-of-range': { year, first: year, last: year },
  'warn-far-from-baseline': { more: moreThanTimes },
};
