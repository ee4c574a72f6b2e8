import { IntlMessageFormat } from 'intl-messageformat';
import type { Values } from './message.js';

/** A message as in its catalogue, or in a build for browsers as the formatter reads it. */
export type Written = ConstructorParameters<typeof IntlMessageFormat>[0];

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
    format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    ofLocale.set(message, format);
  }
  return format;
}

/** Says a message. Most say nothing but themselves. */
export function formatMessage(message: Written, locale: string, values: Values): string {
  if (typeof message === 'string' && !message.includes('{')) return message;
  return String(messageFormat(message, locale).format(values));
}
