import { StartError } from '@marsad/db';
import { expect, it } from 'vitest';
import { whyNot } from './why-not.js';

const coded = (code: string) => Object.assign(new Error(`write ${code} 127.0.0.1:5432`), { code });

it.each([
  [new StartError('DATABASE_URL is missing.'), 'Marsad: DATABASE_URL is missing.'],
  [
    coded('CONNECTION_CLOSED'),
    'Marsad: The connection to a store was lost before it was done. Run it again once the store is back. (CONNECTION_CLOSED)',
  ],
  [coded('53100'), 'Marsad: A store has no room left. Make room, and run it again. (53100)'],
])('%s is a line', (error, line) => {
  expect(whyNot(error)).toBe(line);
});

it('a fault of its own is said with where it was', () => {
  const fault = new TypeError('x is not a function');
  expect(whyNot(fault)).toBe(fault);
});
