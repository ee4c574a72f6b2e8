/** Which alerts a receiver or a silence is about, as a body says it. */
import { type GivenMatcher, type Matcher, readMatcher } from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import { faults } from '../http/problems.js';

export function readMatchers(c: Context, given: readonly GivenMatcher[]): Matcher[] {
  const read = given.map(readMatcher);
  const wrong = read.flatMap((one, at) =>
    'problem' in one ? [{ pointer: `/matchers/${at}`, problem: one.problem }] : [],
  );
  if (wrong.length > 0) throw faults(c, wrong);
  return read.flatMap((one) => ('matcher' in one ? [one.matcher] : []));
}
