import { shownText } from '@marsad/indicators';
import type { OwnCheckListWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';

/** A check that cannot be read is called by its title where that is whole, and by its id. */
export const unreadableName = (
  words: Words,
  { id, title }: OwnCheckListWire['unreadable'][number],
): string => (title === null ? words.t('ownCheck.unnamed', { id }) : words.text(shownText(title)));
