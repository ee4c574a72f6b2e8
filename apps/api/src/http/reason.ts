/** Why a part of a request is refused, as a phrase for the sentences of problems. */
import type { z } from '@hono/zod-openapi';
import { directionOf, formatNumber, type Language, messagesIn } from '@marsad/indicators';
import { ar } from './messages/reason.ar.js';
import { en } from './messages/reason.en.js';
import { ar as schemaAr } from './messages/schema.ar.js';
import { en as schemaEn } from './messages/schema.en.js';

type Issue = z.core.$ZodIssue;

export const reasonIn = messagesIn({ en, ar });
const schemaIn = messagesIn({ en: schemaEn, ar: schemaAr });

/**
 * Why a schema refuses a value.
 * @param missing whether nothing stands at the place at all.
 */
export function reasonOf(issue: Issue, missing: boolean, language: Language): string {
  switch (issue.code) {
    case 'invalid_type':
      return missing
        ? reasonIn(language, 'missing')
        : reasonIn(language, 'wrongType', { kind: issue.expected });
    case 'invalid_value':
      return missing ? reasonIn(language, 'missing') : oneOf(issue.values.map(String), language);
    case 'too_big':
      return limit('most', issue.origin, Number(issue.maximum), language);
    case 'too_small':
      return limit(
        issue.inclusive === false ? 'above' : 'least',
        issue.origin,
        Number(issue.minimum),
        language,
      );
    case 'invalid_format':
      return ofFormat(issue, language);
    case 'invalid_key':
      return issue.issues[0] ? reasonOf(issue.issues[0], false, language) : ownWords(issue.message, language);
    case 'invalid_union':
      if (missing) return reasonIn(language, 'missing');
      return isKnown(issue.message) ? ownWords(issue.message, language) : ofUnion(issue, language);
    default:
      return ownWords(issue.message, language);
  }
}

const timeFormats = ['datetime', 'date'] as const;

function ofFormat(
  { format, message }: Extract<Issue, { code: 'invalid_format' }>,
  language: Language,
): string {
  const known = timeFormats.find((one) => one === format);
  return known === undefined ? ownWords(message, language) : reasonIn(language, known);
}

function oneOf(values: readonly string[], language: Language): string {
  const listed = values.join(', ');
  return values.length === 1
    ? reasonIn(language, 'exactly', { value: listed })
    : reasonIn(language, 'oneOf', { values: listed });
}

function limit(which: 'most' | 'least' | 'above', origin: string, n: number, language: Language): string {
  const of = origin === 'string' || origin === 'array' ? origin : 'number';
  const bound = formatNumber(n, { language, isolate: directionOf(language) === 'rtl' });
  // A length is a whole number, and has no limit that it may not reach.
  if (which === 'above') return reasonIn(language, 'number.above', { bound });
  return reasonIn(language, `${of}.${which}`, { bound });
}

/** What keeps it from being the one it looks most like, with the place where that lies. */
function ofUnion({ errors }: Extract<Issue, { code: 'invalid_union' }>, language: Language): string {
  const branches = errors.filter((branch) => !branch.some((one) => one.path.length === 0));
  const [first] = branches.length === 1 ? (branches[0] ?? []) : [];
  if (first === undefined) return reasonIn(language, 'noForm');
  const place = first.path.map(String).join('.');
  return reasonIn(language, 'inPlace', { place, reason: reasonOf(first, false, language) });
}

const isKnown = (message: string): message is keyof typeof schemaEn => Object.hasOwn(schemaEn, message);

/** The schemas' own sentences, which stand beside what they refuse. */
function ownWords(message: string, language: Language): string {
  return isKnown(message) ? schemaIn(language, message) : message;
}
