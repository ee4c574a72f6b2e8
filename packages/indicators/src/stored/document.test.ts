import { describe, expect, it } from 'vitest';
import { document, type Fields, Misfit, type Step, Unreadable, value } from './document.js';
import { texts, withParts } from './parts.js';

interface Box {
  readonly width: number;
  readonly height: number;
  readonly name: string | null;
}
const taken: string[] = [];
const withHeight: Step = (before) => {
  taken.push('height');
  return { ...before, height: before.width };
};
const withName: Step = ({ label, ...before }) => {
  taken.push('name');
  return { ...before, name: label ?? null };
};
const box = document<Box>(
  'box',
  [withHeight, withName],
  withParts<Box>({ width: 'number', height: 'number', name: 'text?' }),
);

describe('a document', () => {
  it('is written with the version that follows its last step', () => {
    expect(box.version).toBe(3);
    expect(box.write({ width: 1, height: 2, name: null })).toEqual({ v: 3, width: 1, height: 2, name: null });
  });

  it.each([
    [
      'none, which is the first',
      { width: 2, label: 'a' },
      { width: 2, height: 2, name: 'a' },
      ['height', 'name'],
    ],
    ['1', { v: 1, width: 2 }, { width: 2, height: 2, name: null }, ['height', 'name']],
    ['2', { v: 2, width: 2, height: 5, label: 'b' }, { width: 2, height: 5, name: 'b' }, ['name']],
    ['3', { v: 3, width: 2, height: 5, name: 'c' }, { width: 2, height: 5, name: 'c' }, []],
  ])('of version %s takes the steps from there, in their order', (_, given, expected, steps) => {
    taken.length = 0;
    expect(box.read(given)).toEqual(expected);
    expect(taken).toEqual(steps);
  });

  it.each([
    [
      'a newer version',
      { v: 4, width: 1 },
      'it is of version 4, and this Marsad knows 3: a newer one wrote it',
    ],
    ['no version at all', { v: 'two' }, 'its version is "two"'],
    ['version 0', { v: 0 }, 'its version is 0'],
    ['half a version', { v: 1.5 }, 'its version is 1.5'],
    ['a part missing', { v: 3, width: 1, name: null }, 'height is missing'],
    ['a part of another kind', { v: 3, width: '1', height: 1 }, 'width is no number'],
    ['a list', [], 'it is no object'],
    ['null', null, 'it is no object'],
    ['a text', 'box', 'it is no object'],
  ])('that is %s cannot be read, by name', (_, given, reason) => {
    const read = () => box.read(given);
    expect(read).toThrow(Unreadable);
    expect(read).toThrow(`the box cannot be read: ${reason}`);
  });

  it('names where it lies once that is known', () => {
    const error = new Unreadable('box', 'it is no object').at('shelf 7');
    expect(error.message).toBe('shelf 7: the box cannot be read: it is no object');
    expect(error).toMatchObject({ name: 'Unreadable', kind: 'box', place: 'shelf 7' });
  });

  it('is as unreadable where a step fails on it', () => {
    const torn = document<object>(
      'page',
      [(before) => ({ at: (before.lines as string[]).length })],
      (given) => given,
    );
    expect(() => torn.read({})).toThrow('the page cannot be read: ');
  });

  it('leaves what it was given as it is', () => {
    const given = Object.freeze({ width: 2, label: 'a' });
    box.read(given);
    expect(given).toEqual({ width: 2, label: 'a' });
  });

  it('may have documents in it, each with its own version', () => {
    const shelf = document<{ readonly top: Box }>(
      'shelf',
      [],
      (given: Fields) => ({ top: box.read(given.top) }),
      ({ top }) => ({ top: box.write(top) }),
    );
    const top: Box = { width: 1, height: 1, name: null };
    expect(shelf.write({ top })).toEqual({ v: 1, top: { v: 3, ...top } });
    expect(shelf.read({ v: 1, top: { width: 1 } })).toEqual({ top });
    expect(() => shelf.read({ top: { v: 9 } })).toThrow('the box cannot be read: it is of version 9');
  });
});

describe('a value', () => {
  const labels = value('labels', texts);

  it('has no version in it, and is looked at all the same', () => {
    expect(labels.version).toBe(1);
    expect(labels.write({ a: 'b' })).toEqual({ a: 'b' });
    expect(labels.read({ v: '2' })).toEqual({ v: '2' });
    expect(() => labels.read({ a: 1 })).toThrow('the labels cannot be read: a is no text');
    expect(() => labels.read(['a'])).toThrow(Unreadable);
  });
});

it('tells a misfit by its part', () => {
  const inner = withParts<{ readonly a: boolean }>({ a: 'truth' }, 'an alert');
  expect(() => inner({})).toThrow(new Misfit('an alert.a is missing'));
});
