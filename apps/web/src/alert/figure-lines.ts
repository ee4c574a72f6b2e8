import type { AlertWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';
import { reasonText } from './reasons.js';

type Told = Pick<AlertWire, 'fired' | 'ended' | 'value' | 'previousValue' | 'state' | 'unit' | 'explanation'>;
type Figure = Pick<NonNullable<AlertWire['value']>, 'quantity' | 'per' | 'period'>;

/** The figure that an alert fired at, the newest where that is another one, and the one that ended it, in words. */
export function figureLines(words: Words, alert: Told): readonly string[] {
  const { fired, ended, value, explanation, state } = alert;
  const said = (key: 'inbox.firedAt' | 'inbox.isNow' | 'inbox.over' | 'inbox.endedBy', figure: Figure) =>
    words.t(key, {
      figure: words.figure(figure.quantity, alert.unit, figure.per),
      period: words.period(figure.period),
    });
  const lines = fired === null ? [] : [said('inbox.firedAt', fired)];
  if (ended !== null) return [...lines, endLine(words, ended, said)];
  const { overdue } = explanation;
  if (overdue !== null)
    return [
      ...lines,
      words.t('inbox.overdue', { period: words.period(overdue.period), day: words.day(overdue.since) }),
    ];
  if (value === null) return [...lines, withdrawn(words, alert)];
  if (fired === null) return [said(state === 'pending' ? 'inbox.over' : 'inbox.isNow', value)];
  return isSame(fired, value) ? lines : [...lines, said('inbox.isNow', value)];
}

function endLine(
  words: Words,
  { figure, reason }: NonNullable<AlertWire['ended']>,
  said: (key: 'inbox.endedBy', figure: Figure) => string,
): string {
  return figure === null
    ? words.t('inbox.endedWithout', { reason: reasonText(words, reason) ?? reason })
    : said('inbox.endedBy', figure);
}

function withdrawn(words: Words, { previousValue }: Told): string {
  return words.t('alert.withdrawn', {
    period: previousValue === null ? '' : words.period(previousValue.period),
  });
}

const isSame = (a: Figure, b: Figure) =>
  a.period.start === b.period.start && a.period.end === b.period.end && a.quantity.text === b.quantity.text;
