/** Sentences of the catalogues, with what they are told put into them. */
import {
  formatMessage,
  messageFormat,
  type Told,
  type Translation,
  type Values,
  type Written,
} from '@marsad/indicators';
import type { MessageKey, Messages } from './messages/en.js';

export type Tell = <Key extends MessageKey>(key: Key, ...told: Told<Messages[Key]>) => string;

/**
 * Isolates a piece of text whose direction may differ from that of the sentence around it. It runs as its first letter
 * does; letters in pieces that are isolated themselves do not count for that, so where there are no others, and those are
 * Arabic, it is said: else "خط الأساس (70)" would be set from left to right.
 */
export function isolate(text: string): string {
  const isArabicWithin = /\p{Script=Arabic}/u.test(text) && !/\p{L}/u.test(withoutIsolated(text));
  return `${isArabicWithin ? '\u2067' : '\u2068'}${text}\u2069`;
}

function withoutIsolated(text: string): string {
  const rest = text.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, '');
  return rest === text ? text : withoutIsolated(rest);
}

/** @param isolates whether values are set apart from the sentence around them, which runs from right to left. */
export function teller(messages: Translation<Messages>, locale: string, isolates: boolean): Tell {
  const chosenBy = new Map<Written, ReadonlySet<string>>();
  /** What is put into a sentence, apart from it. A value that only chooses between wordings has to be found as it is. */
  function apart(message: Written, values: Values): Values {
    if (typeof message === 'string' && !message.includes('{')) return values;
    let choosing = chosenBy.get(message);
    if (choosing === undefined) {
      choosing = choosingIn(messageFormat(message, locale).getAst());
      chosenBy.set(message, choosing);
    }
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' && !choosing.has(name) ? isolate(value) : value,
      ]),
    );
  }
  return (key, ...told) => {
    const message: Written | undefined = messages[key];
    if (message === undefined) {
      console.error(`The words for ${key} are not here`);
      return '';
    }
    const [values] = told as readonly [Values?];
    if (values === undefined) return formatMessage(message, locale, {});
    return formatMessage(message, locale, isolates ? apart(message, values) : values);
  };
}

type Elements = ReturnType<ReturnType<typeof messageFormat>['getAst']>;

/** What the wordings of a message are chosen by: the names of its selects, however deep. */
function choosingIn(elements: Elements): ReadonlySet<string> {
  const names = new Set<string>();
  for (const element of elements) {
    if (!('options' in element)) continue;
    // A plural has an offset; it counts, and is given numbers.
    if (!('offset' in element)) names.add(element.value);
    for (const { value } of Object.values(element.options))
      for (const name of choosingIn(value)) names.add(name);
  }
  return names;
}
