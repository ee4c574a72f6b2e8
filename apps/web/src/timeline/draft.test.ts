import type { TimelineEntryWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { bodyOf, draftOf, firstStatus, isTitled, statusesOf } from './draft.js';

const entry: TimelineEntryWire = {
  id: '1',
  kind: 'measure',
  status: 'done',
  title: { ar: 'قانون' },
  text: { en: 'A law.' },
  when: { text: '2020-03', start: '2020-03-01', end: '2020-04-01' },
  openEnd: true,
  places: ['rabia'],
  moves: [
    { indicator: 'a', direction: 'down' },
    { indicator: 'b', direction: null },
  ],
  sources: [{ title: 'X', url: null, locator: 'p. 1' }],
  ofSourceDocument: false,
  version: 3,
};

describe('the form of a measure or an event', () => {
  it('sends what it was given, where nothing is changed', () => {
    const { id: _, version: __, ofSourceDocument: ___, when, ...rest } = entry;
    expect(bodyOf(draftOf(entry))).toEqual({ ...rest, when: when.text });
  });

  it('sends nothing for what is left empty', () => {
    const draft = { ...draftOf(null), titleAr: ' حدث ', when: ' 2020 ' };
    expect(bodyOf(draft)).toEqual({
      kind: 'event',
      status: null,
      title: { ar: 'حدث' },
      text: null,
      when: '2020',
      openEnd: false,
      places: [],
      moves: [],
      sources: [],
    });
    expect(isTitled(draft)).toBe(true);
    expect(isTitled(draftOf(null))).toBe(false);
  });

  it('begins with the indicator one comes from', () =>
    expect(draftOf(null, 'x').moves).toEqual([{ indicator: 'x', direction: '' }]));

  it('offers the statuses of a kind', () => {
    expect(statusesOf('event')).toEqual(['', 'reported', 'confirmed']);
    expect([firstStatus('event'), firstStatus('measure')]).toEqual(['', 'recommended']);
  });
});
