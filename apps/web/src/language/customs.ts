/** What readers of a language are used to besides its words. */
import type { Language } from '@marsad/indicators';

interface Customs {
  /** The day that calendars at home begin with, 0 being Sunday. */
  readonly weekStartsOn: 0 | 1 | 6;
  /** How narrow the head of a calendar's column says its day. */
  readonly weekday: 'short' | 'narrow';
  /** Whether it is written in more digits than one kind, so that there is a choice. */
  readonly hasDigits: boolean;
  /** Whether an amount of money has the sign of its currency; else its name is spelled out. */
  readonly hasCurrencySigns: boolean;
  /** How a range is written after a word such as "more than": Arabic says the range with that word itself. */
  readonly rangeInPhrase: 'long' | 'compact';
}

export const customs: Readonly<Record<Language, Customs>> = {
  en: {
    weekStartsOn: 1,
    weekday: 'short',
    hasDigits: false,
    hasCurrencySigns: true,
    rangeInPhrase: 'long',
  },
  ar: {
    weekStartsOn: 6,
    weekday: 'narrow',
    hasDigits: true,
    hasCurrencySigns: false,
    rangeInPhrase: 'compact',
  },
};
