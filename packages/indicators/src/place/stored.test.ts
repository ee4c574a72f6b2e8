import { describe, expect, it } from 'vitest';
import { freeId, placeIdFrom } from './place.js';
import { storedPlace } from './stored.js';

describe('the definition of a place', () => {
  const written = {
    v: 1,
    name: { en: 'Al-Hol camp', ar: 'مخيم الهول' },
    kind: 'camp',
    kindName: null,
    note: { en: 'Al-Hasakah', ar: 'الحسكة' },
    position: { latitude: 36.37, longitude: 41.15 },
  };

  it('reads as migration 0043 wrote it, and is written so', () => {
    const read = storedPlace.read(written);
    expect(read).toMatchObject({ kind: 'camp', position: { latitude: 36.37 } });
    expect(storedPlace.write(read)).toEqual(written);
  });

  it('that is torn is not taken for one', () => {
    const { name: _, ...torn } = written;
    expect(() => storedPlace.read(torn)).toThrow('name is missing');
  });
});

it.each([
  ['Deir ez-Zor', 'deir-ez-zor'],
  ['  Al-Hol camp ', 'al-hol-camp'],
  ['Saʿda', 'sada'],
  ['Kobanê', 'kobane'],
  ['الرقة', 'town'],
  ['x'.repeat(200), 'x'.repeat(50)],
])('calls %s %s', (name, id) => expect(placeIdFrom(name, 'town')).toBe(id));

it('numbers namesakes', () => {
  const taken = new Set(['ain', 'ain-2']);
  expect(freeId('ain', (id) => taken.has(id))).toBe('ain-3');
});
