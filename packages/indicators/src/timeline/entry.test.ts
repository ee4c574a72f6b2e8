import { describe, expect, it } from 'vitest';
import { catalogue, catalogueTimeline } from '../catalogue/index.js';
import { measures } from '../catalogue/measures.js';
import { shownText } from '../language/some-text.js';
import { compareEntries, statusFits, timelineKinds, timelineStatuses } from './entry.js';
import { storedTimelineEntry } from './stored.js';

const written = {
  v: 1,
  kind: 'event',
  status: 'reported',
  title: { en: 'A crossing was closed' },
  text: null,
  when: { text: '2020-03', start: '2020-03-01', end: '2020-04-01' },
  openEnd: true,
  places: ['rabia'],
  moves: [{ indicator: 'official-crossings-open', direction: 'down' }],
  sources: [{ title: 'A newspaper', url: 'https://example.org/1', locator: 'p. 1' }],
};

describe('an entry of the timeline', () => {
  it('reads as it was written first', () => {
    const read = storedTimelineEntry.read(written);
    expect(read).toMatchObject({ kind: 'event', openEnd: true });
    expect(storedTimelineEntry.write(read)).toEqual(written);
  });

  it('that is torn is not taken for one', () => {
    const { moves: _, ...torn } = written;
    expect(() => storedTimelineEntry.read(torn)).toThrow('moves is missing');
  });

  it('has a status of its kind: a measure always, an event perhaps', () => {
    const fitting = timelineKinds.map((kind) =>
      [null, ...timelineStatuses].filter((status) => statusFits(kind, status)),
    );
    expect(fitting).toEqual([
      ['recommended', 'decided', 'under-way', 'done', 'dropped'],
      [null, 'reported', 'confirmed'],
    ]);
  });

  it.each([
    [{ en: 'Law', ar: 'قانون' }, 'Law', 'قانون'],
    [{ en: 'Law' }, 'Law', undefined],
    [{ ar: 'قانون' }, 'قانون', 'قانون'],
  ])('is shown in the language there is', (title, en, ar) =>
    expect(shownText(title)).toEqual(ar === undefined ? { en } : { en, ar }),
  );

  it('stands after what came later', () => {
    const at = (start: string, en: string, kind: 'measure' | 'event' = 'event') => ({
      kind,
      title: { en },
      when: { text: start, start, end: start },
    });
    const [a, b, c, d] = [
      at('2020-01-01', 'B'),
      at('2021-01-01', 'A'),
      at('2020-01-01', 'A'),
      at('2020-01-01', 'Z', 'measure'),
    ];
    expect([a, b, c, d].sort(compareEntries)).toEqual([b, c, a, d]);
  });
});

describe('the measures of the source document', () => {
  it('are all on the timeline, recommended, with their paragraph, in both languages', () => {
    expect(catalogueTimeline.map(({ key }) => key)).toEqual(measures.map(({ id }) => id));
    for (const { definition } of catalogueTimeline) {
      expect(definition).toMatchObject({ kind: 'measure', status: 'recommended', when: { text: '2020-06' } });
      expect(definition.sources[0]?.locator).toMatch(/^R[1-9]$/);
      expect([definition.title.ar, definition.text?.ar].every(Boolean)).toBe(true);
    }
  });

  it('concern indicators that there are', () => {
    const known = catalogue.map(({ indicator }) => indicator.id);
    const named = catalogueTimeline.flatMap(({ definition }) => definition.moves);
    expect(known).toEqual(expect.arrayContaining(named.map(({ indicator }) => indicator)));
  });
});
