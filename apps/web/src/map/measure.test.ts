import type { PlaceWire } from '@marsad/indicators/contract';
import { expect, it } from 'vitest';
import { watchedPlaces } from './measure.js';

const place = (id: string, indicators: readonly string[], parent: string | null = null): PlaceWire => ({
  id,
  name: { en: id },
  kind: 'town',
  kindName: null,
  note: null,
  parent,
  position: null,
  outlinePoints: 0,
  figures: indicators.map((indicator) => ({ indicator, dimension: null, code: null })),
  version: 1,
});

it('leaves places of archived indicators out, but not what others lie in, nor what is only drawn', () => {
  const places = [
    place('of-archived', ['gone']),
    place('of-both', ['gone', 'current']),
    place('region', ['gone']),
    place('in-region', ['current'], 'region'),
    place('only-drawn', []),
  ];
  expect(watchedPlaces([{ id: 'current' }], places).map(({ id }) => id)).toEqual([
    'of-both',
    'region',
    'in-region',
    'only-drawn',
  ]);
});
