/** A place that figures are of: a country, a governorate, a town, a camp, a crossing, or what else a team calls it. */
import type { LocalisedText } from '../language/language.js';

export const placeKinds = ['country', 'region', 'town', 'camp', 'crossing', 'other'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** In degrees of WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** What is known of a place beside what it lies in and how it is drawn. */
export interface PlaceDefinition {
  readonly name: LocalisedText;
  readonly kind: PlaceKind;
  /** Of another kind: what such a place is called. */
  readonly kindName: LocalisedText | null;
  /** Where it lies, in words: "Ninewa and al-Hasakah". */
  readonly note: LocalisedText | null;
  readonly position: Position | null;
}

/** Which figures are of a place: those under a code of a dimension, or all of an indicator, where both are the empty text. */
export interface PlaceCode {
  readonly indicator: string;
  readonly dimension: string;
  readonly code: string;
}

export const placeIdPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** The id a place gets whose maker gives none: its English name in small letters, or the kind where that has no letters of ours. */
export function placeIdFrom(name: string, kind: PlaceKind): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’ʿʾ`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  return plain === '' ? kind : plain;
}

/** The first of an id and its numbered namesakes that is not taken. */
export function freeId(wanted: string, isTaken: (id: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!isTaken(id)) return id;
  }
}
