/** What was typed, as it is sent. */
import type { SomeText } from '@marsad/indicators';

/** Null where nothing was. */
export const given = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** In the languages in which there is something; null where there is nothing in either. */
export function someText(en: string, ar: string): SomeText | null {
  const [english, arabic] = [given(en), given(ar)];
  if (english === null && arabic === null) return null;
  return {
    ...(english === null ? {} : { en: english }),
    ...(arabic === null ? {} : { ar: arabic }),
  };
}
