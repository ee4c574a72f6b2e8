/** Which codes are which places, as the form has it. */
import type { LocalisedText } from '@marsad/indicators';
import type { PlaceCodesBody, PlaceCodesWire, PlaceWire } from '@marsad/indicators/contract';

/** Places by code; the empty code is all of the indicator, and the empty place none. */
export type Places = Readonly<Record<string, string>>;

/** @param dimension the empty text for all of the indicator. */
export function placesIn({ dimensions, whole }: PlaceCodesWire, dimension: string): Places {
  return dimension === '' ? { '': whole ?? '' } : (dimensions[dimension] ?? {});
}

/** What is sent: one dimension anew, the others as they are. */
export function withPlaces(
  { dimensions, whole }: PlaceCodesWire,
  dimension: string,
  given: Places,
): PlaceCodesBody {
  if (dimension === '') return { dimensions, whole: given[''] || null };
  const chosen = Object.fromEntries(Object.entries(given).filter(([, place]) => place !== ''));
  return { dimensions: { ...dimensions, [dimension]: chosen }, whole };
}

/** What was chosen otherwise than it stood, a place that was taken off too. */
export function chosenOver(given: Places, stood: Places): Places {
  const codes = new Set([...Object.keys(given), ...Object.keys(stood)]);
  return Object.fromEntries(
    [...codes].flatMap((code) => {
      const [now = '', before = ''] = [given[code], stood[code]];
      return now === before ? [] : [[code, now]];
    }),
  );
}

/** What is there already, and each further code whose own word or name is a place's. No place twice. */
export function matched(
  codes: readonly { readonly code: string; readonly name: LocalisedText }[],
  places: readonly Pick<PlaceWire, 'id' | 'name'>[],
  given: Places,
): Places {
  const found = new Map(Object.entries(given).filter(([, place]) => place !== ''));
  const taken = new Set(found.values());
  for (const { code, name } of codes) {
    if (found.has(code)) continue;
    const called = new Set([code, name.en, name.ar ?? ''].filter((one) => one !== '').map(plain));
    const place = places.find(
      (one) =>
        !taken.has(one.id) &&
        [one.id, one.name.en, one.name.ar ?? ''].some((text) => text !== '' && called.has(plain(text))),
    );
    if (place === undefined) continue;
    found.set(code, place.id);
    taken.add(place.id);
  }
  return Object.fromEntries(found);
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s'’_-]+/g, ' ')
    .trim();
