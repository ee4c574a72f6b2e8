/** The places of a package, and which figures are of them. */
import type { HeldRecord, IndicatorId, PackageContents } from '@marsad/db';
import { type Problem, problem, type SomeText } from '@marsad/indicators';
import { circleOf } from '@marsad/indicators/pipeline';
import { held, none, type PlannedPart, planPart } from './outcome.js';
import type { Lookup, PackagedPlace, PlacedFigures } from './read.js';
import type { Said } from './row.js';

export function planPlaces(
  said: readonly Said<PackagedPlace>[],
  here: HeldRecord['places'],
  most: number,
): PlannedPart<PackagedPlace> {
  const byId = new Map<string, HeldRecord['places'][number]>(here.map((place) => [place.id, place]));
  const faults = parentFaults(said, here);
  return planPart(
    'places',
    said,
    ({ id, definition, parent, outline }) => {
      const ours = byId.get(id);
      return ours === undefined
        ? none
        : held(
            { ...definition, parent, outline: outline?.whole ?? null },
            { ...ours.definition, parent: ours.parent, outline: ours.outline },
          );
    },
    ({ id }, made) => {
      const count = here.length + made + 1;
      return faults.get(id) ?? (count > most ? problem('places-too-many', { count, most }) : null);
    },
  );
}

/** Of places that are new: what they lie in is nowhere, is refused itself, or lies in them. */
function parentFaults(
  said: readonly Said<PackagedPlace>[],
  here: HeldRecord['places'],
): ReadonlyMap<string, Problem> {
  const parents = new Map<string, string | null>(
    said.flatMap(({ value }) => (value ? [[value.id, value.parent]] : [])),
  );
  for (const { id, parent } of here) parents.set(id, parent);
  const faults = new Map<string, Problem>();
  const wanting = said.flatMap(({ value }) =>
    value && !here.some(({ id }) => id === value.id) ? [value] : [],
  );
  for (const { id, parent } of wanting) {
    const way = circleOf(parents, id, parent);
    if (way !== null) faults.set(id, problem('place-in-itself', { way: way.join(' → ') }));
  }
  for (let found = true; found; ) {
    found = false;
    for (const { id, parent } of wanting) {
      if (parent === null || faults.has(id) || (parents.has(parent) && !faults.has(parent))) continue;
      faults.set(id, problem('place-unknown', { place: parent }));
      found = true;
    }
  }
  return faults;
}

type Codes = PackageContents['placeCodes'][number];

/** One item an indicator: which of its figures are of which place is said as a whole. */
export function planFigures(
  said: readonly Said<PackagedPlace>[],
  here: HeldRecord['places'],
  { lookup, isPlace }: { readonly lookup: Lookup; readonly isPlace: (id: string) => boolean },
): PlannedPart<Codes> {
  const theirs = byIndicator(said.flatMap(({ value }) => (value ? [value] : [])));
  const ours = byIndicator(here);
  const groups = [...theirs].map(([indicator, codes]): Said<Codes> => {
    const name: SomeText = lookup(indicator)?.name ?? { en: indicator };
    const fault = codesFault(indicator, codes, lookup, isPlace);
    const value = { indicator: indicator as IndicatorId, codes };
    return fault === null
      ? { id: indicator, name, value, faults: [] }
      : { id: indicator, name, value: null, faults: [{ pointer: '/FIGURES', problem: fault }] };
  });
  return planPart('place-figures', groups, ({ indicator, codes }) => {
    const there = ours.get(indicator);
    return there === undefined ? none : held({ codes: inOrder(codes) }, { codes: inOrder(there) });
  });
}

type Code = Codes['codes'][number];

function byIndicator(
  places: readonly { readonly id: string; readonly figures: readonly PlacedFigures[] }[],
): Map<string, Code[]> {
  const all = new Map<string, Code[]>();
  for (const { id, figures } of places)
    for (const { indicator, dimension, code } of figures)
      all.set(indicator, [...(all.get(indicator) ?? []), { dimension, code, place: id }]);
  return all;
}

const inOrder = (codes: readonly Code[]) =>
  codes.map(({ dimension, code, place }) => `${dimension} ${code} ${place}`).sort();

function codesFault(
  id: string,
  codes: readonly Code[],
  lookup: Lookup,
  isPlace: (id: string) => boolean,
): Problem | null {
  const indicator = lookup(id);
  if (indicator === null) return problem('indicator-unknown', { indicator: id });
  const seen = new Set<string>();
  for (const { dimension, code, place } of codes) {
    if (!isPlace(place)) return problem('place-unknown', { place });
    const twice = [`${dimension} ${code}`, `${dimension}: ${place}`];
    if (twice.some((one) => seen.has(one))) return problem('place-twice', { place });
    for (const one of twice) seen.add(one);
    if (dimension === '' && code === '') continue;
    const known = indicator.dimensions.find((one) => one.id === dimension);
    if (known === undefined) return problem('dimension-unknown', { dimension, indicator: id });
    if (!known.codes.some((one) => one.code === code))
      return problem('dimension-code-unknown', {
        dimension,
        code,
        codes: known.codes.map((one) => one.code).join(', '),
      });
  }
  return null;
}
