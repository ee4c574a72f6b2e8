/** Where texts from outside become ids of ours. */
import type { IndicatorId, PlaceId, RuleId, UuidId } from '@marsad/db';

/** Whether a text can be an id of ours at all: the database refuses to compare anything else with one. */
export function isUuid<Id extends UuidId>(text: string): text is Id {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** Rules, places and indicators go by words: any text can be the name of one, if only of one that there is not. */
export function wordId<Id extends RuleId | IndicatorId | PlaceId>(text: string): Id {
  return text as Id;
}
