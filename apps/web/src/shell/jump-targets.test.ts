import { describe, expect, it } from 'vitest';
import { targetsFor } from './jump-targets.js';

const target = (name: string, also = '') => ({ href: `/${name}`, name, also, text: '' });
const targets = [
  target('Overview'),
  target('Pledges in al-Hol camp', 'al-hol-pledges'),
  target('Camps'),
  target('الإيرادات'),
];
const found = (typed: string) => targetsFor(targets, typed).map(({ name }) => name);

describe('targetsFor', () => {
  it.each([
    ['', targets.map(({ name }) => name)],
    ['camp', ['Camps', 'Pledges in al-Hol camp']],
    ['hol  PLEDGES', ['Pledges in al-Hol camp']],
    ['al-hol-p', ['Pledges in al-Hol camp']],
    ['الايرادات', ['الإيرادات']],
    ['nowhere', []],
  ])('%j finds %j', (typed, expected) => expect(found(typed)).toEqual(expected));
});
