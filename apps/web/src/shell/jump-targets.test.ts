import { describe, expect, it } from 'vitest';
import { goalsFor } from './jump-targets.js';

const goal = (name: string, also = '') => ({ href: `/${name}`, name, also, of: '' });
const goals = [
  goal('Overview'),
  goal('Pledges in al-Hol camp', 'al-hol-pledges'),
  goal('Camps'),
  goal('الإيرادات'),
];
const found = (typed: string) => goalsFor(goals, typed).map(({ name }) => name);

describe('goalsFor', () => {
  it.each([
    ['', goals.map(({ name }) => name)],
    ['camp', ['Camps', 'Pledges in al-Hol camp']],
    ['hol  PLEDGES', ['Pledges in al-Hol camp']],
    ['al-hol-p', ['Pledges in al-Hol camp']],
    ['الايرادات', ['الإيرادات']],
    ['nowhere', []],
  ])('%j finds %j', (typed, expected) => expect(found(typed)).toEqual(expected));
});
