import { IntlMessageFormat } from 'intl-messageformat';
import type { Values } from './message.js';

/** A message as in its catalogue, or in a build for browsers as apps/web/build/read-messages.mjs packs it. */
export type Written = string | Packed;

/**
 * A message that was read already, in few letters: text with `{name}` where an argument stands and `{#}` where a number is
 * repeated, and `[name, wordings]` for a choice, with its offset and type behind where it goes by a number. Anything else
 * is as the reader has it.
 */
type Packed = readonly (string | Element | PackedChoice)[];
type PackedChoice = readonly [
  name: string,
  wordings: Readonly<Record<string, string | Packed>>,
  offset?: number,
  type?: Intl.PluralRulesOptions['type'],
];

type Elements = ReturnType<IntlMessageFormat['getAst']>;
type Element = Elements[number];

/** What the reader calls its elements; its own names for them come with it, which no browser needs. */
const kind = { literal: 0, argument: 1, select: 5, plural: 6, pound: 7 } as const;

function unpacked(message: Packed): Elements {
  return message.flatMap((part) => {
    if (typeof part === 'string') return unpackedText(part);
    return isChoice(part) ? unpackedChoice(part) : part;
  });
}

function unpackedText(text: string): Elements {
  return text
    .split(/(\{[^}]+\})/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '{#}') return { type: kind.pound };
      return part.startsWith('{')
        ? { type: kind.argument, value: part.slice(1, -1) }
        : { type: kind.literal, value: part };
    });
}

const isChoice = (part: Element | PackedChoice): part is PackedChoice => Array.isArray(part);

function unpackedChoice([value, wordings, offset, pluralType]: PackedChoice): Element {
  const options = Object.fromEntries(
    Object.entries(wordings).map(([name, wording]) => [
      name,
      { value: typeof wording === 'string' ? unpackedText(wording) : unpacked(wording) },
    ]),
  );
  return offset === undefined
    ? { type: kind.select, value, options }
    : { type: kind.plural, value, options, offset, pluralType };
}

/** Reading a message takes far longer than saying it. There are no more of them than catalogues and locales hold. */
const read = new Map<string, Map<Written, IntlMessageFormat>>();

/** The formatter of a message, made when it is first said. */
export function messageFormat(message: Written, locale: string): IntlMessageFormat {
  let ofLocale = read.get(locale);
  if (ofLocale === undefined) {
    ofLocale = new Map();
    read.set(locale, ofLocale);
  }
  let format = ofLocale.get(message);
  if (format === undefined) {
    const wanted = typeof message === 'string' ? message : unpacked(message);
    format = new IntlMessageFormat(wanted, locale, undefined, { ignoreTag: true });
    ofLocale.set(message, format);
  }
  return format;
}

/** Says a message. Most say nothing but themselves. */
export function formatMessage(message: Written, locale: string, values: Values): string {
  if (typeof message === 'string' && !message.includes('{')) return message;
  return String(messageFormat(message, locale).format(values));
}
