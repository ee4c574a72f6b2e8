/** Which measures and events are shown: by what stands in the address. */
import type { TimelineEntryWire } from '@marsad/indicators/contract';

/** Each empty where all are wanted. */
export interface Choice {
  readonly kind: string;
  readonly status: string;
  readonly indicator: string;
  readonly place: string;
}

export function choicesIn(search: URLSearchParams): Choice {
  const of = (name: string) => search.get(name) ?? '';
  return { kind: of('kind'), status: of('status'), indicator: of('indicator'), place: of('place') };
}

export function isWanted(
  { kind, status, moves, places }: Pick<TimelineEntryWire, 'kind' | 'status' | 'moves' | 'places'>,
  wanted: Choice,
): boolean {
  return (
    (wanted.kind === '' || kind === wanted.kind) &&
    (wanted.status === '' || status === wanted.status) &&
    (wanted.indicator === '' || moves.some(({ indicator }) => indicator === wanted.indicator)) &&
    (wanted.place === '' || places.includes(wanted.place))
  );
}
