import type { Field, Mapping } from '@marsad/indicators/table';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnAt,
  draftOf,
  type FieldPath,
  fieldPaths,
  type Meaning,
  mappingOf,
  meaningsOf,
  readAnew,
  referenceOf,
  withConditions,
  withField,
  withMeaning,
  withShape,
} from './mapping-edit.js';

const names = ['Month', 'Figure', 'Low', 'High', 'Sex', 'Note', 'Note', '', '#9 of all'];
const field = (path: FieldPath): Meaning => ({ kind: 'field', path });
const whole = (draft: ReturnType<typeof draftOf>): Mapping => {
  const made = mappingOf(draft);
  if (made.kind === 'incomplete') throw new Error(`${made.missing} is missing`);
  return made.mapping;
};

describe('the names of columns', () => {
  it.each([
    // As it stands, folded, by number, and none.
    ['Month', 0],
    [' month ', 0],
    ['#3', 2],
    ['#99', null],
    ['#0', null],
    ['Nobody', null],
    // A header that looks like a number of a column is found as it stands.
    ['#9 of all', 8],
  ] as const)('%s is column %s', (reference, at) => {
    expect(columnAt(names, reference)).toBe(at);
  });

  it('names each column so that it is found again: two of one name, and none, by number', () => {
    expect(names.map((_, at) => referenceOf(names, at))).toEqual([
      'Month',
      'Figure',
      'Low',
      'High',
      'Sex',
      '#6',
      '#7',
      '#8',
      '#9',
    ]);
  });

  it('finds any column by what it is called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 6 }), { minLength: 1, maxLength: 8 }), (some) => {
        some.forEach((_, at) => {
          expect(columnAt(some, referenceOf(some, at))).toBe(at);
        });
      }),
    );
  });
});

const rows: Mapping = {
  shape: 'rows',
  sheet: 'Data',
  headerRow: 3,
  read: { dates: 'dmy' },
  indicator: { is: 'al-hol-pledges' },
  value: { lower: { column: 'Low' }, upper: { column: 'High' } },
  period: { column: 'Month' },
  dimensions: { sex: { column: 'Sex' } },
  codes: { sex: { Femmes: 'women' } },
  source: { title: { is: 'Bulletin' }, locator: { column: '#6' } },
};
const events: Mapping = {
  shape: 'events',
  indicator: { is: 'attacks' },
  events: {
    date: { column: 'Month' },
    by: 'quarter',
    count: 'rows',
    where: [{ column: 'Sex', is: ['f'] }],
    emptyPeriods: 'zero',
  },
};
const wide: Mapping = {
  shape: 'wide',
  across: [
    { column: 'Low', period: '2020-01' },
    { column: 'High', dimensions: { sex: 'women' } },
  ],
};

describe('a mapping taken apart', () => {
  it.each([
    ['rows', rows],
    ['wide', wide],
    ['events', events],
    ['nothing', {}],
    ['a period of two columns', { period: { year: { column: 'Month' }, week: { column: 'Low' } } }],
    [
      'what events count',
      { ...events, events: { date: { column: 'Month' }, by: 'month', count: { lower: { column: 'Low' } } } },
    ],
  ] as const)('is put together as it was: %s', (_, mapping) => {
    expect(whole(draftOf(mapping as Mapping))).toEqual(mapping);
  });

  it('says what each column is', () => {
    expect(meaningsOf(draftOf(rows), names)).toEqual([
      field('period'),
      { kind: 'ignored' },
      field('value/lower'),
      field('value/upper'),
      field('dimensions/sex'),
      field('source/locator'),
      ...[6, 7, 8].map(() => ({ kind: 'ignored' })),
    ]);
    expect(meaningsOf(draftOf(wide), names)[2]).toEqual({ kind: 'across', of: { period: '2020-01' } });
  });
});

describe('a column is what somebody says it is', () => {
  it.each([
    // [what it is said to be, of which column, what comes of it]
    ['a figure takes the place of its ends', field('value'), 1, { value: { column: 'Figure' } }],
    ['two fields of one name by number', field('note'), 6, { note: { column: '#7' } }],
    [
      'another dimension',
      field('dimensions/age'),
      1,
      { dimensions: { ...rows.dimensions, age: { column: 'Figure' } } },
    ],
    [
      'a constant gives way',
      field('source/title'),
      1,
      { source: { ...rows.source, title: { column: 'Figure' } } },
    ],
  ] as const)('%s', (_, meaning, at, made) => {
    expect(whole(withMeaning(draftOf(rows), names, at, meaning))).toEqual({ ...rows, ...made });
  });

  it('takes it from where it was', () => {
    const { value: _, ...others } = rows;
    expect(whole(withMeaning(draftOf(rows), names, 2, field('value')))).toEqual({
      ...others,
      value: { column: 'Low' },
    });
    expect(whole(withMeaning(draftOf(rows), names, 2, { kind: 'ignored' })).value).toEqual({
      upper: { column: 'High' },
    });
  });

  it('asks for the other half of a period', () => {
    const half = withMeaning(draftOf(rows), names, 2, field('period/from'));
    expect(mappingOf(half)).toEqual({ kind: 'incomplete', missing: 'period/to' });
    const both = whole(withMeaning(half, names, 3, field('period/to')));
    expect(both.period).toEqual({ from: { column: 'Low' }, to: { column: 'High' } });
    const year = withMeaning(half, names, 3, field('period/year'));
    expect(mappingOf(year)).toEqual({ kind: 'incomplete', missing: 'period/month' });
  });

  it('makes a table wide by a column that is of a period, and not any more when none is left', () => {
    const made = withMeaning(draftOf(rows), names, 3, { kind: 'across', of: { period: '2020-02' } });
    const more = withMeaning(made, names, 2, { kind: 'across', of: { period: '2020-01' } });
    const mapping = whole(more);
    expect(mapping.value).toBeUndefined();
    expect(mapping.shape).toBe('wide');
    expect(mapping.across).toEqual([
      { column: 'Low', period: '2020-01' },
      { column: 'High', period: '2020-02' },
    ]);
    const none = [2, 3].reduce((draft, at) => withMeaning(draft, names, at, { kind: 'ignored' }), more);
    expect(whole(none)).not.toHaveProperty('shape');
    expect(whole(none)).not.toHaveProperty('across');
  });

  it('counts events by a column instead of by rows', () => {
    expect(whole(withMeaning(draftOf(events), names, 1, field('events/count'))).events?.count).toEqual({
      column: 'Figure',
    });
  });

  it('needs the date of events', () => {
    expect(mappingOf(withMeaning(draftOf(events), names, 0, { kind: 'ignored' }))).toEqual({
      kind: 'incomplete',
      missing: 'events/date',
    });
  });

  it('is of one column each, whatever is said in which order', () => {
    const paths = [...fieldPaths, 'dimensions/sex'] as FieldPath[];
    const said = fc.array(fc.tuple(fc.nat(names.length - 1), fc.constantFrom(...paths)), { maxLength: 12 });
    fc.assert(
      fc.property(said, (steps) => {
        const draft = steps.reduce(
          (one, [at, path]) => withMeaning(one, names, at, field(path)),
          draftOf({}),
        );
        const meanings = meaningsOf(draft, names).flatMap((one) => (one.kind === 'field' ? [one.path] : []));
        expect(new Set(meanings).size).toBe(meanings.length);
        const last = steps.at(-1);
        if (last !== undefined) expect(meaningsOf(draft, names)[last[0]]).toEqual(field(last[1]));
        const made = mappingOf(draft);
        if (made.kind === 'whole') expect(mappingOf(draftOf(made.mapping))).toEqual(made);
      }),
    );
  });
});

describe('the same for every row', () => {
  it('is said, changed and taken back', () => {
    const said = withField(draftOf(rows), 'reliability', { is: 'B' });
    expect(whole(said).reliability).toEqual({ is: 'B' });
    expect(whole(withField(said, 'reliability', null))).toEqual(rows);
  });
});

describe('another shape', () => {
  it('keeps what is not of the shape', () => {
    expect(whole(withShape(draftOf(rows), 'events'))).toEqual({
      shape: 'events',
      sheet: 'Data',
      headerRow: 3,
      read: { dates: 'dmy' },
      indicator: { is: 'al-hol-pledges' },
      dimensions: rows.dimensions,
      codes: rows.codes,
      source: rows.source,
    });
  });
});

describe('another header', () => {
  const constants: Record<string, Field> = { indicator: { is: 'al-hol-pledges' } };
  it('keeps what is said for every row', () => {
    expect(readAnew(rows, { headerRow: 4 })).toEqual({
      ...constants,
      sheet: 'Data',
      headerRow: 4,
      read: rows.read,
      codes: rows.codes,
      source: { title: { is: 'Bulletin' } },
    });
  });
  it('is found out anew on another sheet', () => {
    expect(readAnew(rows, { sheet: 'Other' })).not.toHaveProperty('headerRow');
    expect(readAnew(rows, { sheet: 'Data' }).headerRow).toBe(3);
  });
});

describe('which rows of a list of events count', () => {
  const events = { date: { column: 'Month' }, by: 'month', count: 'rows' } as const;
  const given: Mapping = { shape: 'events', events };

  it('is said by conditions, of which one without a value is left out', () => {
    const said = withConditions(draftOf(given), [
      { column: 'Sex', is: ['f', 'w'] },
      { column: 'Note', is: [] },
    ]);
    expect(whole(said)).toEqual({
      ...given,
      events: { ...events, where: [{ column: 'Sex', is: ['f', 'w'] }] },
    });
    expect(whole(withConditions(said, []))).toEqual(given);
  });

  it('is nothing that a table of figures has', () => {
    const draft = draftOf({ shape: 'rows' });
    expect(withConditions(draft, [{ column: 'Sex', is: ['f'] }])).toEqual(draft);
  });
});
