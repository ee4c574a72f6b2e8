/** Every shape in which a figure ever waited on a device, and what else entering figures leaves there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptDocument } from './attempt.js';
import { emptyDraft } from './draft.js';
import { sourcesDocument } from './recent-sources.js';
import { figureDocument } from './stored-figure.js';
import type { WaitingFigure, WaitingState } from './waiting.js';

const source = { title: 'Gate log', publisher: 'The gate', date: '2021-05', url: '', reliability: 'B' };
/** As the form was before it asked why an unusual figure is right. */
const firstDraft = {
  indicator: 'crossings',
  period: '2021-05',
  value: '60-70',
  per: '' as const,
  dimensions: {},
  ...source,
  locator: 'p. 4',
  credibility: '3',
  status: 'A',
  note: '',
};
const draft = { ...firstDraft, comment: '', carried: false } as const;
const body = { indicator: 'crossings', period: '2021-05', value: '60-70', source: { title: 'Gate log' } };
/** As the first that ever waited was kept. */
const first = {
  key: 'key-1',
  person: 'omar',
  turn: 1,
  enteredAt: '2026-01-02T03:04:05Z',
  draft: { ...firstDraft, comment: '' },
  body,
  seen: ['o1 1'],
  sent: false,
  state: { kind: 'waiting' },
};
const now: WaitingFigure = { ...first, draft, name: { en: 'Crossings' }, state: { kind: 'waiting' } };

describe('a figure that waits', () => {
  it.each<[string, object, object]>([
    ['without the name of its indicator', first, { ...now, name: { en: 'crossings' } }],
    [
      'with it, before a source could stay from the figure before',
      { ...first, name: { en: 'Crossings' } },
      now,
    ],
    ['without versions', now, now],
    ['with a draft of no fields at all', { ...now, draft: {} }, { ...now, draft: emptyDraft }],
    ['of version 2, its draft of the first', { v: 2, ...now, draft: firstDraft }, now],
    ['of version 2', { v: 2, ...now, draft: { v: 2, ...draft } }, now],
  ])('%s', (_, given, expected) => {
    expect(figureDocument.read(given)).toEqual(expected);
  });

  it.each<WaitingState>([
    { kind: 'waiting' },
    { kind: 'editing' },
    { kind: 'refused', items: [{ pointer: '/value', code: 'figure-not-read', detail: 'no' }] },
    { kind: 'unusual', warnings: [] },
    { kind: 'conflict', theirs: [] },
  ])('reads back as it was kept, also $kind', (state) => {
    const figure: WaitingFigure = { ...now, sent: true, state };
    const written = structuredClone(figureDocument.write(figure));
    expect(written).toMatchObject({ v: 2, key: 'key-1', person: 'omar', draft: { v: 2 } });
    expect(figureDocument.read(written)).toEqual(figure);
  });

  it('reads back as it was kept, whatever was typed', () => {
    const typed = fc.record({
      value: fc.string(),
      note: fc.string(),
      comment: fc.string(),
      dimensions: fc.dictionary(fc.string(), fc.string()),
      per: fc.constantFrom('' as const, 'day' as const, 'year' as const),
      carried: fc.boolean(),
    });
    const rest = fc.record({
      key: fc.uuid(),
      turn: fc.nat(),
      seen: fc.array(fc.string()),
      sent: fc.boolean(),
      name: fc.record({ en: fc.string(), ar: fc.string() }, { requiredKeys: ['en'] }),
    });
    fc.assert(
      fc.property(typed, rest, (fields, more) => {
        const figure: WaitingFigure = { ...now, ...more, draft: { ...draft, ...fields } };
        expect(figureDocument.read(structuredClone(figureDocument.write(figure)))).toEqual(figure);
      }),
    );
  });

  it('keeps what this version of the page does not know of its body: that is for the server to judge', () => {
    const given = { ...first, body: { ...body, sex: 'men' } };
    expect(figureDocument.read(given).body).toEqual({ ...body, sex: 'men' });
  });

  it('of a newer page is not read, and not taken for a damaged one', () => {
    expect(() => figureDocument.read({ v: 3, ...now })).toThrow('a newer one wrote it');
  });
});

it('the wish to save has had one shape', () => {
  const attempt = { key: 'k', content: '{}' };
  expect(attemptDocument.read(attempt)).toEqual(attempt);
  expect(attemptDocument.read(attemptDocument.write(attempt))).toEqual(attempt);
  expect(() => attemptDocument.read({ key: 1, content: '{}' })).toThrow('key is no text');
});

it('of the sources used last, those are left that are some', () => {
  expect(sourcesDocument.read([source, { title: 'torn' }, null, { ...source, more: 1 }])).toEqual([
    source,
    source,
  ]);
  expect(sourcesDocument.read(sourcesDocument.write([source]))).toEqual([source]);
  expect(() => sourcesDocument.read({})).toThrow('it is no list');
});
