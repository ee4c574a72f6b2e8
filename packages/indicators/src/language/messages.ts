import type { Digits } from './digits.js';
import { formatMessage, type Written } from './format-message.js';
import { type Language, localeOf } from './language.js';
import type { ArgumentsOf, Told, Translation, Values } from './message.js';

/** In which language something is said, and, where it is Arabic, in which digits. */
export interface Voice {
  readonly language: Language;
  readonly digits?: Digits | undefined;
}

/** Says a message of a catalogue; what it has to be told is in the type of its text. */
export type Say<English extends Readonly<Record<string, string>>> = <Key extends keyof English & string>(
  voice: Language | Voice,
  key: Key,
  ...told: Told<English[Key]>
) => string;

/** Keys whose message is told something else in another language than in English. */
type Untold<English, Other> = {
  [Key in keyof English & keyof Other]: English[Key] extends string
    ? Other[Key] extends string
      ? Exclude<keyof ArgumentsOf<Other[Key]>, keyof ArgumentsOf<English[Key]>> extends never
        ? never
        : Key
      : Key
    : Key;
}[keyof English & keyof Other];

/**
 * The messages of a feature in every language. Each is a file of its own: `distance.en.ts`, `distance.ar.ts`, and so on.
 * @example
 * const say = messagesIn({ en, ar });
 * say('ar', 'higher', { amount });
 */
export function messagesIn<
  const English extends Readonly<Record<string, string>>,
  const Others extends Readonly<Record<Exclude<Language, 'en'>, Translation<English>>>,
>(messages: { readonly en: English } & Others & Matching<English, Others>): Say<English> {
  return (voice, key, ...told) => {
    const { language, digits } = typeof voice === 'string' ? { language: voice, digits: undefined } : voice;
    const inIt: Readonly<Record<string, Written>> = messages[language];
    const [values = {}] = told as readonly [Values?];
    return formatMessage(inIt[key] ?? '', localeOf(language, digits), values);
  };
}

type Matching<English, Others> = {
  readonly [Other in keyof Others]: Untold<English, Others[Other]> extends never
    ? unknown
    : { readonly [Key in Untold<English, Others[Other]>]: never };
};
