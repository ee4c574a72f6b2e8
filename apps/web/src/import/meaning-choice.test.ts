import { describe, expect, it } from 'vitest';
import { fieldPaths, type Meaning } from './mapping-edit.js';
import { type Choice, choiceOf, groupsOf, meaningOf, severalThings } from './meaning-choice.js';

describe('the choice of a column', () => {
  const choices: Choice[] = [
    'ignored',
    ...fieldPaths,
    'dimensions/sex',
    'across/period',
    'across/indicator/al-hol-pledges',
    'across/part/sex/women',
  ];
  it.each(choices)('%s is what it says', (choice) => {
    expect(choiceOf(meaningOf(choice, 'Jan-20'))).toBe(choice);
  });

  it('takes the period from the name', () => {
    expect(meaningOf('across/period', ' Jan-20 ')).toEqual({ kind: 'across', of: { period: 'Jan-20' } });
  });

  it.each([
    [{ period: '2020-01', dimensions: { sex: 'women' } }, severalThings],
    [{ dimensions: { sex: 'women', age: 'adult' } }, severalThings],
    [{}, 'across/period'],
  ] as const)('says where one choice is not enough: %j', (of, choice) => {
    expect(choiceOf({ kind: 'across', of } as Meaning)).toBe(choice);
  });
});

describe('what is offered', () => {
  it('offers events no period, and rows no events', () => {
    const offered = (shape: 'rows' | 'events') =>
      groupsOf(shape).flatMap(({ paths }) => paths as readonly string[]);
    expect(offered('events')).not.toContain('period');
    expect(offered('events')).toContain('events/date');
    expect(offered('rows')).not.toContain('events/date');
    expect(offered('rows')).toContain('value/lower');
  });
});
