/** What receivers were told, as it is kept of each group and of each alert of a digest; and matchers. */
import { document, type Fields, fieldsOf, listOf, type Step, value } from '../stored/document.js';
import { texts, withParts } from '../stored/parts.js';
import type { Matcher } from './matcher.js';
import type { FigureBehind, Told } from './reason.js';

/**
 * Before severities were told, none was noted: anything is worse than none, so that it is told once more. What was not
 * noted of a figure (what it says, how sure it is) stays absent: nothing is held against it.
 */
const withSeverities: Step = (before) => ({
  ...before,
  firing: Object.fromEntries(
    Object.entries(fieldsOf(before.firing, 'firing')).map(([id, figure]) => [
      id,
      withSeverity(fieldsOf(figure, id)),
    ]),
  ),
});
const withSeverity: Step = (before) => ({ severity: '', ...before });

const figureParts = withParts<FigureBehind>({
  period: 'text',
  revision: 'text?',
  severity: 'text',
  says: 'text?',
  channel: 'text?',
  downgraded: 'truth?',
  heard: 'fields?',
});
const toldParts = withParts<Told>({ firing: 'fields', resolved: 'list', labels: 'fields?' });

function toldOf(given: Fields): Told {
  const told = toldParts(given);
  for (const figure of Object.values(told.firing)) figureParts(figure);
  for (const labels of Object.values(told.labels ?? {})) texts(labels);
  return told;
}

export const storedTold = document<Told>('record of what was told', [withSeverities], toldOf);

/** Digests have always noted a severity. */
export const storedFigureBehind = document<FigureBehind>('record of what a digest told', [], figureParts);

const matcherParts = withParts<Matcher>({ name: 'text', op: 'text', value: 'text' }, 'a matcher');

/** A list, without a version: its labels were renamed where they lie. */
export const storedMatchers = value<readonly Matcher[]>('matchers', (given) =>
  listOf(given).map(matcherParts),
);
