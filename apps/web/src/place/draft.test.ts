import type { PlaceWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { chosenOver, matched, placesIn, withPlaces } from './codes.js';
import { bodyOf, draftOf, positionFault } from './draft.js';

describe('the form of a place', () => {
  const place: PlaceWire = {
    id: 'hamlet',
    name: { en: 'Hamlet', ar: 'ضيعة' },
    kind: 'other',
    kindName: { en: 'Hamlet' },
    note: null,
    parent: 'region',
    position: { latitude: 35.95, longitude: -9 },
    outlinePoints: 0,
    figures: [],
    version: 3,
  };

  it('sends what it began with', () => {
    const { name, kind, kindName, note, parent, position } = place;
    expect(bodyOf(draftOf(place))).toEqual({ name, kind, kindName, note, parent, position });
  });

  it('sends nothing for what is left empty, and no word of a kind that has one', () => {
    const draft = { ...draftOf(null), name: ' Raqqa ', kindName: 'Left from before' };
    expect(bodyOf(draft)).toEqual({
      name: { en: 'Raqqa' },
      kind: 'town',
      kindName: null,
      note: null,
      parent: null,
      position: null,
    });
  });

  it.each([
    ['35.95', '39.01', { latitude: 35.95, longitude: 39.01 }],
    ['٣٥٫٩٥', '٣٩', { latitude: 35.95, longitude: 39 }],
    ['−1.5', '36', { latitude: -1.5, longitude: 36 }],
  ])('reads %s, %s', (latitude, longitude, position) => {
    const draft = { ...draftOf(null), latitude, longitude };
    expect(bodyOf(draft).position).toEqual(position);
    expect(positionFault(draft)).toBe(false);
  });

  it.each([
    ['35.95', ''],
    ['', '39'],
    ['35,95', '39,01'],
    ['north', '39'],
  ])('does not send %s, %s', (latitude, longitude) =>
    expect(positionFault({ ...draftOf(null), latitude, longitude })).toBe(true),
  );
});

describe('codes and places', () => {
  const places = [
    { id: 'raqqa', name: { en: 'Raqqa', ar: 'الرقة' } },
    { id: 'ain-issa', name: { en: 'Ain Issa' } },
    { id: 'tabqa', name: { en: 'al-Tabqa' } },
  ];
  const code = (id: string, en = id, ar?: string) => ({
    code: id,
    name: ar === undefined ? { en } : { en, ar },
  });

  it('are matched by word or name, and never a place twice', () => {
    const codes = [
      code('r1', 'X', 'الرقة'),
      code('raqqa'),
      code('AIN_ISSA'),
      code('al tabqa'),
      code('unknown'),
    ];
    expect(matched(codes, places, {})).toEqual({ r1: 'raqqa', AIN_ISSA: 'ain-issa', 'al tabqa': 'tabqa' });
    expect(matched(codes, places, { unknown: 'raqqa', r1: '' })).toMatchObject({ unknown: 'raqqa' });
  });

  it('are chosen over what stood: another place, a first one, or none any more', () => {
    const stood = { a: 'raqqa', b: 'tabqa' };
    expect(chosenOver({ ...stood, c: '' }, stood)).toEqual({});
    expect(chosenOver({ a: '', b: 'tabqa', c: 'ain-issa' }, stood)).toEqual({ a: '', c: 'ain-issa' });
    expect(chosenOver({ a: 'raqqa' }, stood)).toEqual({ b: '' });
  });

  it('are sent one dimension anew, the others as they are', () => {
    const held = { indicator: 'i', dimensions: { from: { a: 'raqqa' } }, whole: null };
    expect(placesIn(held, 'from')).toEqual({ a: 'raqqa' });
    expect(withPlaces(held, 'to', { b: 'tabqa', c: '' })).toEqual({
      dimensions: { from: { a: 'raqqa' }, to: { b: 'tabqa' } },
      whole: null,
    });
    expect(withPlaces(held, '', { '': 'tabqa' })).toEqual({ dimensions: held.dimensions, whole: 'tabqa' });
  });
});
