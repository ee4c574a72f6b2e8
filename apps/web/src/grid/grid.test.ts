/** A grid that is typed into, and the table it becomes. */
import type { Indicator, Language } from '@marsad/indicators';
import type { IndicatorSummaryWire, PointWire } from '@marsad/indicators/contract';
import { openEntries, openSurvey } from '@marsad/indicators/table';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { readBlock } from './block.js';
import {
  fromOn,
  offered,
  periodAbove,
  periodBelow,
  readChoice,
  readEdge,
  readEnd,
  showing,
  upTo,
  writeChoice,
} from './choice.js';
import { emptyGridDraft, figuresIn, gridDraftDocument, leftOver, noSource, sourceOfRow } from './draft.js';
import { meaningOf, type Press, pressOf } from './keys.js';
import { columnKey, columnOf, type FigureColumn, figureColumn, type Layout } from './layout.js';
import { type Act, act, copied, type Grid, gridOf, isAtEdge, marked, textAt } from './model.js';
import { readCell, type Surroundings, sourceFaults } from './reading.js';
import { toTable } from './to-table.js';

const layout: Layout = {
  periods: ['2025-01', '2025-02', '2025-03'],
  columns: [
    figureColumn({ indicator: 'crossings', dimensions: {} }),
    figureColumn({ indicator: 'crossings', dimensions: { sex: 'women' } }),
  ],
};
const after = (...acts: Act[]): Grid => acts.reduce((grid, one) => act(grid, layout, one), gridOf({}));
const textsOf = ({ cells }: Grid) =>
  layout.periods.map((_, row) => layout.columns.map((_, column) => textAt(cells, layout, { row, column })));
const go = (row: number, column: number, extend = false): Act => ({
  kind: 'go',
  to: { row, column },
  extend,
});
const type = (text: string): Act => ({ kind: 'type', text, how: 'over' });
const enter: Act = { kind: 'enter', by: 1 };
const paste = (text: string): Act => ({ kind: 'paste', text });

describe('a block of cells', () => {
  it.each([
    [
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['"a\tb"\t"say ""so"""\n', [['a\tb', 'say "so"']]],
    ['"two\nlines"\t2', [['two\nlines', '2']]],
    ['"open\t2', [['"open', '2']]],
    ['12"\t3', [['12"', '3']]],
    ['1\t\n', [['1', '']]],
    ['1\n\n2\n', [['1'], [''], ['2']]],
    ['', [['']]],
  ])('%j', (text, rows) => {
    expect(readBlock(text)).toEqual(rows);
  });
});

describe('acts', () => {
  it.each<[string, Act[], string[][], [number, number]]>([
    [
      'Enter takes over what was typed',
      [type('60-70'), enter],
      [
        ['60-70', ''],
        ['', ''],
        ['', ''],
      ],
      [1, 0],
    ],
    [
      'Escape gives it up',
      [type('5'), { kind: 'give-up' }],
      [
        ['', ''],
        ['', ''],
        ['', ''],
      ],
      [0, 0],
    ],
    [
      'Tab goes over the end of a row',
      [
        { kind: 'along', by: 1 },
        { kind: 'along', by: 1 },
      ],
      [
        ['', ''],
        ['', ''],
        ['', ''],
      ],
      [1, 0],
    ],
    [
      'Enter after Tab goes back to where the row began',
      [type('1'), { kind: 'along', by: 1 }, type('2'), enter, type('3'), enter],
      [
        ['1', '2'],
        ['3', ''],
        ['', ''],
      ],
      [2, 0],
    ],
    [
      'a block over the edge is cut',
      [go(2, 1), paste('1\t2\n3\t4')],
      [
        ['', ''],
        ['', ''],
        ['', '1'],
      ],
      [2, 1],
    ],
    [
      'a block goes from the first of the cells that are marked',
      [go(1, 1), go(0, 0, true), paste('1\t2\n3\t4\n5\t6')],
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
      [0, 0],
    ],
    [
      'one cell fills those that are marked',
      [go(0, 0), go(2, 1, true), paste('7')],
      [
        ['7', '7'],
        ['7', '7'],
        ['7', '7'],
      ],
      [0, 0],
    ],
    [
      'what is typed fills those that are marked',
      [go(0, 1), go(2, 1, true), type('about 5'), { kind: 'fill' }],
      [
        ['', 'about 5'],
        ['', 'about 5'],
        ['', 'about 5'],
      ],
      [0, 1],
    ],
    [
      'the first row of them fills those below',
      [paste('1\t2'), go(0, 0), go(2, 1, true), { kind: 'fill' }],
      [
        ['1', '2'],
        ['1', '2'],
        ['1', '2'],
      ],
      [0, 0],
    ],
    [
      'Delete empties all that are marked',
      [paste('1\t2\n3\t4'), go(1, 1), go(0, 1, true), { kind: 'empty' }],
      [
        ['1', ''],
        ['3', ''],
        ['', ''],
      ],
      [1, 1],
    ],
    [
      'lines within a cell are one line',
      [paste('"60\nto 70"')],
      [
        ['60 to 70', ''],
        ['', ''],
        ['', ''],
      ],
      [0, 0],
    ],
    [
      'redo after undo',
      [paste('1'), { kind: 'undo' }, { kind: 'redo' }],
      [
        ['1', ''],
        ['', ''],
        ['', ''],
      ],
      [0, 0],
    ],
    [
      'an act after undo leaves nothing to redo',
      [paste('1'), { kind: 'undo' }, go(0, 1), paste('2'), { kind: 'redo' }],
      [
        ['', '2'],
        ['', ''],
        ['', ''],
      ],
      [0, 1],
    ],
    [
      'all is thrown away at once, and comes back',
      [paste('1\t2'), { kind: 'replace', cells: {} }, { kind: 'undo' }],
      [
        ['1', '2'],
        ['', ''],
        ['', ''],
      ],
      [0, 0],
    ],
  ])('%s', (_, acts, texts, [row, column]) => {
    const grid = after(...acts);
    expect([textsOf(grid), grid.active, grid.typing]).toEqual([texts, { row, column }, null]);
  });

  it('says how much of a block did not fit', () => {
    expect(after(go(2, 1), paste('1\t2\n3\t4')).unfit).toEqual({ rows: 1, columns: 1, isTooLong: false });
    expect(after(paste('1\n'.repeat(300_000)))).toMatchObject({ cells: {}, unfit: { isTooLong: true } });
    expect(after(go(2, 1), paste('1\t2\n3\t4'), go(0, 0)).unfit).toBeNull();
    expect(after(paste('1\t2')).unfit).toBeNull();
  });

  it('goes to where texts end, and over gaps to the next', () => {
    const far = (rows: number, columns = 0): Act => ({ kind: 'move', rows, columns, far: true });
    expect(after(paste('1\n2'), go(0, 0), far(1)).active).toEqual({ row: 1, column: 0 });
    expect(after(paste('1\n2'), go(1, 0), far(1)).active).toEqual({ row: 2, column: 0 });
    expect(after(go(2, 0), paste('1'), go(0, 0), far(1)).active).toEqual({ row: 2, column: 0 });
    expect(after(far(1), far(0, 1)).active).toEqual({ row: 2, column: 1 });
  });

  it('marks from the cell at hand on, and forgets it with the next step', () => {
    const extended = after(go(1, 0), { kind: 'move', rows: 1, columns: 1, extend: true });
    expect(marked(extended)).toEqual({ top: 1, bottom: 2, first: 0, last: 1 });
    expect(extended.active).toEqual({ row: 1, column: 0 });
    const moved = act(extended, layout, { kind: 'move', rows: -1, columns: 0 });
    expect(marked(moved)).toEqual({ top: 0, bottom: 0, first: 0, last: 0 });
    expect(marked(after(go(1, 1), { kind: 'mark', what: 'row' }))).toEqual({
      top: 1,
      bottom: 1,
      first: 0,
      last: 1,
    });
    expect(marked(after(go(1, 1), { kind: 'mark', what: 'column' }))).toEqual({
      top: 0,
      bottom: 2,
      first: 1,
      last: 1,
    });
    expect(isAtEdge(after({ kind: 'mark', what: 'all' }), layout, -1)).toBe(true);
  });

  it('keeps what was typed where other periods are shown', () => {
    const grid = act(after(go(2, 1), paste('9')), { ...layout, periods: ['2025-03'] }, { kind: 'take' });
    expect(grid.active).toEqual({ row: 0, column: 1 });
    expect(textAt(grid.cells, { ...layout, periods: ['2025-03'] }, grid.active)).toBe('9');
  });

  const cell = fc.string().map((text) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim());
  it('gives back what was pasted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 3, maxLength: 3 }), (texts) => {
        const from = texts.flatMap(([a, b], row) => [
          go(row, 0),
          { kind: 'type', text: a } as const,
          go(row, 1),
          { kind: 'type', text: b } as const,
        ]);
        const typed = after(...from, { kind: 'mark', what: 'all' });
        const again = after(paste(copied(typed, layout)));
        expect(textsOf(again)).toEqual(texts.map((row) => [...row]));
        expect(copied(again, layout)).toBe(copied(typed, layout));
      }),
    );
  });

  const at = fc.record({ row: fc.integer({ min: -1, max: 4 }), column: fc.integer({ min: -1, max: 3 }) });
  const anyAct: fc.Arbitrary<Act> = fc.oneof(
    fc.record({
      kind: fc.constant('move' as const),
      rows: fc.constantFrom(-1, 0, 1, 9),
      columns: fc.constantFrom(-1, 0, 1, 9),
      extend: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('go' as const), to: at, extend: fc.boolean() }),
    fc.record({
      kind: fc.constantFrom('along' as const, 'enter' as const),
      by: fc.constantFrom(1 as const, -1 as const),
    }),
    fc.record({ kind: fc.constantFrom('type' as const, 'paste' as const), text: fc.string() }),
    fc.record({
      kind: fc.constantFrom('give-up', 'take', 'fill', 'empty', 'undo', 'redo'),
    }) as fc.Arbitrary<Act>,
    fc.constant<Act>({ kind: 'replace', cells: {} }),
    fc.record({
      kind: fc.constant('mark' as const),
      what: fc.constantFrom('row', 'column', 'all'),
    }) as fc.Arbitrary<Act>,
  );
  it('is undone to its start whatever was done, and done again', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 40 }), (acts) => {
        const done = after(...acts, { kind: 'take' });
        let grid = done;
        while (grid.past.length > 0) grid = act(grid, layout, { kind: 'undo' });
        expect(grid.cells).toEqual({});
        while (grid.future.length > done.future.length) grid = act(grid, layout, { kind: 'redo' });
        expect(grid.cells).toEqual(done.cells);
      }),
    );
  });
  it('stays in the grid whatever is done', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 30 }), (acts) => {
        const { active, end, cells } = after(...acts);
        for (const { row, column } of [active, end]) {
          expect(layout.periods[row]).toBeDefined();
          expect(layout.columns[column]).toBeDefined();
        }
        expect(Object.values(cells)).not.toContain('');
      }),
    );
  });
});

describe('keys', () => {
  const press = (key: string, held: Partial<Press> = {}): Press => ({
    key,
    ctrl: false,
    shift: false,
    alt: false,
    ...held,
  });
  const inside = () => false;
  const means = (one: Press, typing: Grid['typing'] = null, dir: 'ltr' | 'rtl' = 'ltr') =>
    meaningOf(one, typing, dir, inside);
  const over = { text: '5', how: 'over' } as const;

  it('has arrows follow what is seen', () => {
    expect(means(press('ArrowLeft'))).toMatchObject({ rows: 0, columns: -1 });
    expect(means(press('ArrowLeft'), null, 'rtl')).toMatchObject({ rows: 0, columns: 1 });
    expect(means(press('ArrowRight', { shift: true }), null, 'rtl')).toMatchObject({
      columns: -1,
      extend: true,
    });
  });

  it('moves the caret within what is edited, and on from what was typed over', () => {
    expect(means(press('ArrowRight'), over)).toMatchObject({ kind: 'move' });
    expect(means(press('ArrowRight'), { text: '5', how: 'in' })).toBeNull();
    expect(means(press('a'), over)).toBeNull();
    expect(means(press('Home'), over)).toBeNull();
  });

  it('leaves by Tab at the edges alone', () => {
    expect(means(press('Tab'))).toEqual({ kind: 'along', by: 1 });
    expect(meaningOf(press('Tab', { shift: true }), null, 'ltr', (by) => by === -1)).toEqual({ kind: 'out' });
  });

  it.each([
    [press('z', { ctrl: true }), 'undo'],
    [press('Z', { ctrl: true, shift: true }), 'redo'],
    [press('y', { ctrl: true }), 'redo'],
    [press('a', { ctrl: true }), 'mark'],
    [press(' ', { shift: true }), 'mark'],
    [press(' ', { ctrl: true }), 'mark'],
    [press(' '), 'begin'],
    [press('d', { ctrl: true }), 'fill'],
    [press('Delete'), 'empty'],
    [press('F2'), 'type'],
    [press('٦'), 'begin'],
  ])('%j', (one, kind) => {
    expect(means(one)?.kind).toBe(kind);
  });

  it('leaves to the browser what is its own', () => {
    for (const one of [
      press('c', { ctrl: true }),
      press('v', { ctrl: true }),
      press('s', { ctrl: true }),
      press('F5'),
    ])
      expect(means(one)).toBeNull();
  });

  it('finds commands on other keyboards by where their keys are, and types what AltGr types', () => {
    const event = (over: object) => ({
      key: 'ئ',
      code: 'KeyZ',
      ctrlKey: true,
      metaKey: false,
      shiftKey: false,
      altKey: false,
      getModifierState: () => false,
      ...over,
    });
    expect(means(pressOf(event({})))).toEqual({ kind: 'undo' });
    const sign = pressOf(event({ key: '€', altKey: true, getModifierState: () => true }));
    expect(means(sign)).toEqual({ kind: 'begin' });
  });
});

const name = (en: string) => ({ en });
const indicator: Indicator = {
  id: 'crossings',
  name: name('Crossings'),
  definition: name('Crossings'),
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  statedAs: 'total',
  cadence: 'month',
  publicationLagDays: 30,
  direction: 'neutral',
  nonNegative: true,
  integer: true,
  dimensions: [
    {
      id: 'sex',
      name: name('Sex'),
      codes: [
        { code: 'men', name: name('Men') },
        { code: 'women', name: name('Women') },
      ],
    },
    { id: 'age', name: name('Age'), codes: [{ code: 'child', name: name('Child') }] },
  ],
  margin: 0,
};
const known = partOf<IndicatorSummaryWire>({ ...indicator, baseline: null });
const today = '2025-06-10';

describe('what a grid shows', () => {
  const read = (address: string) => readChoice(new URLSearchParams(address), [known], today);
  const texts = (address: string) => read(address).periods.map(({ text }) => text);

  it('begins with the last periods that are over', () => {
    expect(texts('col=crossings')).toHaveLength(12);
    expect(texts('col=crossings').at(-1)).toBe('2025-05');
    expect(texts('col=crossings&by=quarter').at(-1)).toBe('2025-Q1');
  });

  it('reads its ends as periods are read, in whichever order they come', () => {
    expect(texts('col=crossings&from=November 2024&to=2025-01')).toEqual(['2024-11', '2024-12', '2025-01']);
    expect(texts('from=2025-01&to=2024-11')).toEqual(['2024-11', '2024-12', '2025-01']);
    expect(texts('from=rubbish&to=2030-01').at(-1)).toBe('2025-05');
  });

  it('has so many cells at most, and says what is not shown', () => {
    const { periods, isCut } = read('col=crossings&from=1900-01&to=2025-05');
    expect(periods).toHaveLength(400);
    expect(periods.at(-1)?.text).toBe('2025-05');
    expect(isCut).toBe(true);
    expect(read('col=crossings').isCut).toBe(false);
  });

  it('passes over what nobody knows, and says so', () => {
    const { columns, unknown } = read('col=crossings&col=crossings;sex=none&col=others&col=;&col=crossings');
    expect(columns).toEqual([{ indicator: 'crossings', dimensions: {} }]);
    expect(unknown).toEqual(['crossings;sex=none', 'others', ';']);
  });

  it('is the same again from its address', () => {
    const columns = offered(known).flatMap(({ columns }) => columns);
    expect(columns).toHaveLength(1 + 2 + 1 + 2);
    const address = writeChoice(new URLSearchParams('lang=ar'), { columns, from: '2024-01' });
    expect(readChoice(address, [known], today).columns).toEqual(columns);
    expect(address.get('lang')).toBe('ar');
    for (const column of columns) expect(columnOf(columnKey(column))).toEqual(column);
    expect(writeChoice(address, { by: 'year' }).has('from')).toBe(false);
  });

  it('shows what was typed elsewhere, of one kind of row at a time', () => {
    const choice = read('col=crossings&from=2025-01&to=2025-02');
    const typed = (...keys: string[]) =>
      showing(Object.fromEntries(keys.map((key) => [key, '5'])), [known], choice);
    expect(typed('crossings|2025-01', 'source:title|2024-01', 'gone|2025-01')).toBeNull();
    expect(typed('crossings|2025-01', 'crossings;sex=men|2024-11')).toEqual({
      columns: [...choice.columns, { indicator: 'crossings', dimensions: { sex: 'men' } }],
      from: '2024-11',
      to: '2025-02',
    });
    const quarters = typed('crossings|2024-Q4', 'crossings|2024-Q2', 'crossings|2023');
    expect(quarters).toMatchObject({ by: 'quarter', from: '2024-Q2', to: '2024-Q4' });
    const shown = readChoice(writeChoice(new URLSearchParams(), quarters ?? {}), [known], today);
    expect(shown.periods.map(({ text }) => text)).toEqual(['2024-Q2', '2024-Q3', '2024-Q4']);
  });

  it('takes the rows along where an end is moved over the other', () => {
    const { periods } = read('from=2024-11&to=2025-01');
    const edge = (text: string) => readEdge(text, 'month', today) ?? periods[0];
    const [early, within, late] = ['2024-02', '2024-12', '2025-05'].map(edge);
    if (early === undefined || within === undefined || late === undefined) throw new Error('not read');
    expect(upTo(periods, early)).toEqual({ from: '2023-12', to: '2024-02' });
    expect(upTo(periods, within)).toEqual({ from: '2024-11', to: '2024-12' });
    expect(fromOn(periods, within, 'month', today)).toEqual({ from: '2024-12', to: '2025-01' });
    expect(fromOn(periods, late, 'month', today)).toEqual({ from: '2025-05', to: '2025-06' });
  });

  it('goes on above and below, not beyond today', () => {
    const { periods } = read('from=2025-04&to=2025-05');
    expect(periodAbove(periods)?.text).toBe('2025-03');
    expect(periodBelow(periods, 'month', today)?.text).toBe('2025-06');
    expect(periodBelow(read('to=2025-06').periods, 'month', today)).toBeNull();
    expect(readEdge('Q1 2025', 'month', today)?.text).toBe('2025-01');
    expect(readEnd('Q1 2025', 'month', today)?.text).toBe('2025-03');
    expect(readEnd('2025', 'month', today)?.text).toBe('2025-06');
    expect(readEdge('soon', 'month', today)).toBeNull();
  });
});

describe('a cell', () => {
  const title = { ...noSource, title: 'Monthly count' };
  type Observed = NonNullable<PointWire['observation']>;
  const cited = (title: string, date: string | null = null) =>
    partOf<Observed>({ status: 'A', source: { title, publisher: null, date, url: null } });
  const held = (text: string, source = 'Monthly count', also: string | null = null) =>
    partOf<PointWire>({
      quantity: readQuantity(text),
      per: 'period',
      observation: cited(source),
      alternatives:
        also === null
          ? []
          : [{ quantity: readQuantity(also), per: 'period', observation: cited('Monthly count') }],
    });
  const around = (more: Partial<Surroundings> = {}): Surroundings => ({
    indicator: known,
    dimensions: {},
    period: { text: '2025-01', start: '2025-01-01', end: '2025-02-01' },
    baseline: null,
    point: null,
    source: title,
    today,
    language: 'en',
    ...more,
  });
  const readQuantity = (text: string) => {
    const read = readCell(text, around());
    if (read.kind !== 'figure' || read.preview.quantity === null) throw new Error(text);
    return read.preview.quantity;
  };
  const standing = (text: string, more: Partial<Surroundings>) => {
    const read = readCell(text, around(more));
    return read.kind === 'figure' ? read.standing : read;
  };

  it('keeps its hedge, and is refused by name where it reads two ways', () => {
    expect(readQuantity('60 to 70')).toMatchObject({ lower: 60, upper: 70, qualifier: 'range' });
    expect(readQuantity('more than 100')).toMatchObject({ lower: 100, lowerInclusive: false, upper: null });
    expect(readCell('1.200', around())).toMatchObject({ kind: 'faulty' });
    expect(readCell('many', around())).toMatchObject({ kind: 'faulty' });
    expect(readCell('none', around())).toMatchObject({
      kind: 'faulty',
      faults: [{ code: 'figure-none-asked' }],
    });
    expect(readCell('n/a', around())).toEqual({ kind: 'none' });
  });

  it('is new, unchanged, a revision, or beside another source', () => {
    expect(standing('60', {})).toEqual({ kind: 'new' });
    expect(standing('60', { point: undefined })).toEqual({ kind: 'not-known' });
    const point = held('60-70');
    expect(standing('60 to 70', { point }).kind).toBe('unchanged');
    expect(standing('60 to 71', { point })).toMatchObject({ kind: 'revises', before: point });
    expect(standing('60', { point }).kind).toBe('revises');
    expect(standing('60 to 70', { point: held('60-70', 'Camp radio') }).kind).toBe('beside');
    expect(standing('60 to 70', { point, source: { ...title, title: '  monthly  COUNT ' } }).kind).toBe(
      'unchanged',
    );
    expect(standing('60 to 70', { point, source: { ...title, date: '2025-02' } }).kind).toBe('revises');
    expect(standing('60 to 70', { point, source: noSource })).toMatchObject({
      kind: 'source-open',
      isSame: true,
    });
    const other = held('5', 'Camp radio', '60-70');
    expect(standing('60 to 70', { point: other }).kind).toBe('unchanged');
    expect(standing('60', { point: { ...point, observation: null } }).kind).toBe('new');
  });

  it('names what is wrong with a source at its part', () => {
    expect(sourceFaults(title, today)).toEqual([]);
    expect(sourceFaults({ ...noSource, date: 'soon', url: 'x' }, today).map(({ part }) => part)).toEqual([
      'title',
    ]);
    expect(sourceFaults({ ...title, date: 'soon', url: 'x' }, today).map(({ part }) => part)).toEqual([
      'date',
      'url',
    ]);
  });
});

describe('the draft on a device', () => {
  it('comes back as it was', () => {
    const cells = { 'crossings|2025-01': '60-70', 'source:title|2025-01': 'Count' };
    const draft = {
      ...emptyGridDraft,
      cells,
      isByRow: true,
      source: { ...noSource, title: 'All' },
      setAside: { cells, source: noSource, isByRow: false, table: 'one' },
    };
    expect(gridDraftDocument.read(JSON.parse(JSON.stringify(gridDraftDocument.write(draft))))).toEqual(draft);
    expect(() => gridDraftDocument.read({ v: 1, cells: { a: 5 } })).toThrow();
    expect(figuresIn(cells)).toBe(1);
  });

  it('holds a row to its own source where it names one', () => {
    const all = { ...emptyGridDraft, source: { ...noSource, title: 'All' } };
    expect(sourceOfRow(all, () => 'Own')).toEqual({ source: all.source, isOwn: false });
    expect(sourceOfRow({ ...all, isByRow: true }, () => '')).toEqual({ source: all.source, isOwn: false });
    expect(sourceOfRow({ ...all, isByRow: true }, (part) => (part === 'publisher' ? 'Own' : ''))).toEqual({
      source: { ...noSource, publisher: 'Own' },
      isOwn: true,
    });
  });
});

describe('the table of a grid', () => {
  const figures = fc.constantFrom(
    '60-70',
    'about 1,200',
    '>100',
    '1,200',
    '12,5',
    '1.5',
    '12',
    'حوالي 1,200',
    '١٬٢٠٠',
    '1 200',
    '60 to 70 thousand',
    '5 a day',
    'n/a',
    'none',
    '1.234',
    'at most 5',
  );
  const around = (
    language: Language,
    dimensions: Readonly<Record<string, string>>,
    integer: boolean,
  ): Surroundings => ({
    indicator: { ...known, integer },
    dimensions,
    period: { text: '2025-01', start: '2025-01-01', end: '2025-02-01' },
    baseline: null,
    point: null,
    source: noSource,
    today,
    language,
  });

  it('reads back as the cells were read, hedges included, and asks nothing', () => {
    const columns: FigureColumn[] = [
      { indicator: 'crossings', dimensions: {} },
      { indicator: 'crossings', dimensions: { sex: 'women' } },
    ];
    fc.assert(
      fc.property(
        fc.array(figures, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        fc.constantFrom<Language>('en', 'ar'),
        (typed, integer, language) => {
          const cells = typed.flatMap((text, n) => {
            const column = columns[n % 2] ?? columns[0];
            if (column === undefined) return [];
            const read = readCell(text, around(language, column.dimensions, integer));
            const source = { ...noSource, title: 'Monthly\n"count"', date: n === 0 ? '2025-03-01' : '' };
            return read.kind === 'figure'
              ? [{ column, period: `2025-0${Math.floor(n / 2) + 1}`, text, source, read }]
              : [];
          });
          fc.pre(cells.length > 0);
          const { text, mapping } = toTable(cells);
          const rows = readBlock(text).map((row, n) => ({ row: n + 1, cells: row }));
          const one = { ...indicator, integer };
          const survey = openSurvey({ indicators: [one], mapping, today, name: 'grid' });
          survey.take(rows);
          const { questions, resolved } = survey.done();
          expect(questions).toEqual([]);
          if (resolved === null) throw new Error('not resolved');
          const reader = openEntries({
            mapping: resolved,
            indicatorOf: () => one,
            today,
          });
          const read = rows.slice(1).flatMap((row) => reader.read(row));
          expect(read.map((row) => (row.kind === 'entry' ? row.entry.figure : row))).toEqual(
            cells.map(({ read: { preview } }) => ({
              quantity: { ...preview.quantity, text: expect.any(String) },
              per: preview.per,
            })),
          );
          expect(read.map((row) => (row.kind === 'entry' ? row.entry.figure.quantity.text : row))).toEqual(
            cells.map(({ text }) => text),
          );
        },
      ),
    );
  });
});

it('what is typed while a table is on its way stays, and what was sent goes', () => {
  const sent = { 'a 2024-01': '5', 'a 2024-02': '6' };
  expect(leftOver({ ...sent, 'a 2024-02': '7', 'b 2024-01': '1' }, sent)).toEqual({
    'a 2024-02': '7',
    'b 2024-01': '1',
  });
});
