import { type Basis, type Bounds, intervalOf, quantityOf, shownText } from '@marsad/indicators';
import type { OwnCheckOutcomeWire, OwnCheckSideWire, OwnCheckTermWire } from '@marsad/indicators/contract';
import type { ReactNode } from 'react';
import { useWords, type Words } from '../language/words.js';
import { OutsideLink, TextLink } from '../ui/text-link.js';

/** The arithmetic of a check: both sides, number by number, each leading to where it is from. */
export function Worked({ outcome }: { outcome: OwnCheckOutcomeWire }) {
  const words = useWords();
  const { left, right, relation, tolerance } = outcome;
  return (
    <div className="grid gap-x-6 gap-y-3 text-sm lg:grid-cols-[1fr_auto_1fr] lg:items-center">
      <Side side={left} label={words.t('ownCheck.left')} />
      <p className="font-medium text-muted">
        {words.t(`ownCheck.relation.${relation}`)}
        {tolerance !== 0 && (
          <span className="block text-xs">
            {words.t('ownCheck.within', { percent: words.number(tolerance) })}
          </span>
        )}
      </p>
      <Side side={right} label={words.t('ownCheck.right')} />
    </div>
  );
}

function Side({ side, label }: { side: OwnCheckSideWire; label: string }) {
  const words = useWords();
  const { terms, shareOf, sum, whole, value, unit, per } = side;
  const [first] = terms;
  const own = first === undefined ? { unit, per } : { unit: first.unit, per: first.per };
  const isAlone = terms.length === 1 && first?.times === null && shareOf === null;
  return (
    <section aria-label={label} className="min-w-0 border-s-2 border-line ps-3">
      <Terms terms={terms} />
      {shareOf !== null && (
        <>
          {terms.length > 1 && <Result of={sum} {...own} />}
          <p className="mt-2 text-xs font-semibold text-muted">{words.t('ownCheck.asShareOf')}</p>
          <Terms terms={shareOf} />
          {shareOf.length > 1 && <Result of={whole} {...own} />}
        </>
      )}
      {!isAlone && <Result of={value} unit={unit} per={per} isLast />}
    </section>
  );
}

function Terms({ terms }: { terms: readonly OwnCheckTermWire[] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {terms.map((term, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: terms have no other name, and do not move.
        <li key={at} className="min-w-0 break-words">
          <Term term={term} isFirst={at === 0} />
        </li>
      ))}
    </ul>
  );
}

function Term({ term, isFirst }: { term: OwnCheckTermWire; isFirst: boolean }) {
  const words = useWords();
  const { sign, given, givenPer, times, length, unit } = term;
  const before = sign === 'minus' ? '\u2212 ' : isFirst ? '' : '+ ';
  return (
    <>
      <span className="font-medium tabular-nums">
        {before}
        {given === null ? (
          words.t('ownCheck.missing')
        ) : (
          <Linked term={term}>{said(words, given, unit, givenPer)}</Linked>
        )}
        {times !== null && given !== null && length !== null && (
          <>
            {' \u00d7 '}
            {lengthSaid(words, term)}
          </>
        )}
      </span>
      <span className="block text-xs text-muted">
        <WhatOf term={term} />
      </span>
    </>
  );
}

/** A figure leads to its own page, where its source is; one that is added up, to its indicator. */
function Linked({
  term: { figure, fact, behind },
  children,
}: {
  term: OwnCheckTermWire;
  children: ReactNode;
}) {
  if (behind !== null && behind.observation !== null)
    return <TextLink href={`/observations/${behind.observation}`}>{children}</TextLink>;
  if (figure !== null) return <TextLink href={`/indicators/${figure.indicator}`}>{children}</TextLink>;
  if (fact?.source && fact.source.url !== null)
    return <OutsideLink href={fact.source.url}>{children}</OutsideLink>;
  return <>{children}</>;
}

/** What a term counts, of when, and who says so. */
function WhatOf({ term: { figure, fact, behind } }: { term: OwnCheckTermWire }) {
  const words = useWords();
  if (fact !== null) {
    const { name, source } = fact;
    const where = source && [source.title, source.locator].filter((part) => part !== null);
    return (
      <>
        <bdi>{words.text(shownText(name))}</bdi>
        {where !== null && (
          <>
            {' · '}
            <bdi>{where.join(words.t('list.comma'))}</bdi>
          </>
        )}
      </>
    );
  }
  if (figure === null) return null;
  const about = [
    figure.name === null ? figure.indicator : words.text(figure.name),
    ...figure.parts.map((name) => words.text(name)),
    ...(figure.at === 'baseline' ? [words.t('ownCheck.at.baseline')] : []),
  ];
  return (
    <>
      <bdi>{about.join(words.t('list.comma'))}</bdi>
      {behind !== null && ` · ${words.period(behind.period)}`}
      {behind !== null && behind.source !== null && (
        <>
          {' · '}
          <bdi>{behind.source.title}</bdi>
        </>
      )}
    </>
  );
}

function Result({
  of,
  unit,
  per,
  isLast = false,
}: {
  of: Bounds | null;
  unit: string;
  per: Basis | null;
  isLast?: boolean;
}) {
  const words = useWords();
  if (of === null) return null;
  return (
    <p className={`mt-1.5 tabular-nums ${isLast ? 'font-semibold' : 'text-muted'}`}>
      = {said(words, of, unit, per)}
    </p>
  );
}

function lengthSaid(words: Words, { times, length, givenPer }: OwnCheckTermWire): string {
  if (times === null || length === null) return '';
  if (times.period !== null) return words.period(times.period);
  const quantity = quantityOf(intervalOf(length));
  return words.t('ownCheck.length', {
    length: words.derived(quantity, null, 'period'),
    unit: givenPer ?? 'month',
    count: quantity.upper ?? quantity.lower ?? 0,
  });
}

const said = (words: Words, of: Bounds, unit: string, per: Basis | null): string =>
  words.derived(quantityOf(intervalOf(of)), unit, per ?? 'period');
