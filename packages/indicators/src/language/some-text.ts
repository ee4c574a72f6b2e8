import type { LocalisedText } from './language.js';

/** A text in one language of the product at least. */
export type SomeText = Readonly<{ en?: string | undefined; ar?: string | undefined }>;

/** As it is shown: in the other language where it was never written in the reader's. */
export function shownText({ en, ar }: SomeText): LocalisedText {
  return { en: en ?? ar ?? '', ...(ar === undefined ? {} : { ar }) };
}
