import type { IndicatorSummaryWire, SeriesRevisionListWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useRevisions } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { shortSource } from '../saying/citation.js';
import { Paged } from '../ui/paged.js';
import { TextLink } from '../ui/text-link.js';
import { partName } from './part-name.js';

type Item = SeriesRevisionListWire['items'][number];

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Everything that was ever recorded of a series: nothing is written over. */
export function HistoryTab({ indicator, dimensions }: Props) {
  const words = useWords();
  const id = useId();
  const list = useRevisions(indicator.id, dimensions);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-base font-semibold">
        {words.t('revisions.title')}
      </h2>
      <p className="mb-4 text-sm text-muted">{words.t('revisions.lead')}</p>
      <Paged
        list={list}
        what={words.t('revisions.title')}
        height={320}
        none={<p className="text-muted">{words.t('revisions.none')}</p>}
        more={words.t('revisions.more')}
      >
        {(items) => (
          <ol className="flex flex-col gap-4">
            {items.map((item) => (
              <Step
                key={`${item.observation} ${item.revision}`}
                item={item}
                indicator={indicator}
                of={dimensions}
              />
            ))}
          </ol>
        )}
      </Paged>
    </section>
  );
}

interface StepProps extends Pick<Props, 'indicator'> {
  readonly item: Item;
  /** Of which series the page speaks. */
  readonly of: Props['dimensions'];
}

function placeText(words: Words, from: NonNullable<Item['from']>, indicator: IndicatorSummaryWire): string {
  const part = partName(words, indicator, from.dimensions);
  return [words.period(from.period), ...(part === '' ? [] : [part]), from.source.title].join(' · ');
}

function Step({ item, indicator, of }: StepProps) {
  const words = useWords();
  const { unit } = indicator;
  const part = Object.keys(of).length > 0 ? '' : partName(words, indicator, item.dimensions);
  const figure = words.figure(item.quantity, unit, item.per);
  const before = item.before === null ? null : words.figure(item.before.quantity, unit, item.before.per);
  const gone = item.kind === 'retracted';
  return (
    <li className="border-s-2 border-edge ps-4">
      <p className="text-sm">
        <span className="font-semibold">{words.t(`history.${item.kind}`)}</span>
        {' · '}
        {words.period(item.period)}
        {part !== '' && ` · ${part}`}
      </p>
      <p className="mt-0.5 text-sm tabular-nums">
        {before !== null && before !== figure && !gone && (
          <>
            <del className="text-muted">
              <bdi>{before}</bdi>
            </del>{' '}
            <span aria-hidden className="inline-block text-faint rtl:-scale-x-100">
              →
            </span>{' '}
          </>
        )}
        {gone ? (
          <del className="text-muted">
            <bdi>{figure}</bdi>
          </del>
        ) : (
          <bdi className="font-medium">{figure}</bdi>
        )}{' '}
        <TextLink href={`/observations/${item.observation}`} about={words.period(item.period)}>
          {words.t('observation.open')}
        </TextLink>
      </p>
      {item.from !== null && (
        <p className="mt-0.5 text-sm">
          {words.t('revisions.from', { place: placeText(words, item.from, indicator) })}
        </p>
      )}
      {item.reason !== null && (
        <p className="mt-0.5 text-sm">
          <q>
            <bdi>{item.reason}</bdi>
          </q>
        </p>
      )}
      <p className="mt-0.5 text-xs text-muted">
        <bdi>{shortSource(item.source, words)}</bdi>
        {' · '}
        {words.t('history.by', { by: item.by, when: words.instant(item.recordedAt) })}
        {' · '}
        {words.t('revisions.known', { day: words.day(item.knownOn) })}
      </p>
    </li>
  );
}
