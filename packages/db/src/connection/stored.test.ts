import { document, Misfit, Unreadable, withParts } from '@marsad/indicators/stored';
import { afterEach, expect, it } from 'vitest';
import { onUnreadable, read, readable, readablePage, readOr } from './stored.js';

interface Row {
  readonly id: number;
  readonly box: unknown;
}
const box = document<{ readonly width: number }>(
  'box',
  [],
  withParts<{ readonly width: number }>({ width: 'number' }),
);
const widthOf = ({ id, box: given }: Row) => read(box, given, `shelf ${id}`).width;
const rows = (...widths: (number | null)[]): Row[] =>
  widths.map((width, at) => ({ id: at + 1, box: width === null ? { v: 7 } : { width } }));

const said: string[] = [];
const unlisten = onUnreadable(({ message }) => said.push(message));
afterEach(() => {
  said.length = 0;
});

it('names the row of what cannot be read', () => {
  expect(read(box, { width: 3 }, 'shelf 1')).toEqual({ width: 3 });
  expect(() => read(box, { v: 2 }, 'shelf 1')).toThrow(
    'shelf 1: the box cannot be read: it is of version 2, and this Marsad knows 1: a newer one wrote it',
  );
  expect(readOr(box, null, 'shelf 1')).toBeNull();
});

it('leaves what cannot be read out of a list, and says so once', () => {
  expect(readable(rows(1, null, 3), widthOf)).toEqual([1, 3]);
  expect(readable(rows(1, null, 3), widthOf)).toEqual([1, 3]);
  expect(said).toEqual([expect.stringMatching(/^shelf 2: the box cannot be read: it is of version 7/)]);
});

it('takes nothing else for a document that cannot be read', () => {
  expect(() =>
    readable([1], () => {
      throw new Misfit('a fault of ours');
    }),
  ).toThrow('a fault of ours');
  expect(() =>
    readable([1], () => {
      throw new Unreadable('box', 'torn');
    }),
  ).not.toThrow();
});

it('fills a page up with what comes after, so that it is not taken for the last', async () => {
  const all = rows(1, null, null, 4, null, 6, 7);
  const asked: number[] = [];
  const page = (limit: number | undefined) =>
    readablePage(
      limit,
      async (most, after: Row | null) => {
        asked.push(most ?? -1);
        const rest = all.filter(({ id }) => id > (after?.id ?? 0));
        return most === undefined ? rest : rest.slice(0, most);
      },
      widthOf,
    );
  expect(await page(3)).toEqual([1, 4, 6]);
  expect(asked).toEqual([3, 2, 1, 1].slice(0, asked.length));
  expect(await page(10)).toEqual([1, 4, 6, 7]);
  expect(await page(undefined)).toEqual([1, 4, 6, 7]);
  unlisten();
});
