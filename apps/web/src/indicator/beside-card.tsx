import type { IndicatorSummaryWire, SeriesWire } from '@marsad/indicators/contract';
import { useQueries } from '@tanstack/react-query';
import { useId, useMemo } from 'react';
import { seriesQuery, useIndicators } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { useAddress } from '../ui/address.js';
import { Card } from '../ui/card.js';
import { Failed } from '../ui/failed.js';
import { unreadOf } from '../ui/unread.js';
import { useHeights, useRange, useScale } from './address.js';
import { besideIn, canStandBeside, mostBeside } from './beside.js';
import { partName } from './part-name.js';
import { type Multiple, SmallMultiples } from './small-multiples.js';
import { useUnchanged } from './use-parts.js';

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly series: SeriesWire;
  readonly asOf: string | null;
}

/** Other indicators beside this one, on one scale: those of its unit, or, as an index, any with a baseline. */
export function BesideCard({ indicator, series, asOf }: Props) {
  const words = useWords();
  const id = useId();
  const [search, write] = useAddress();
  const range = useRange([0, 0]);
  const [heights] = useHeights();
  const [scale] = useScale();
  const all = useIndicators();
  const asked = besideIn(search, indicator.id);
  const known = all.data ?? [];
  const found = useUnchanged(
    asked.flatMap((one) => known.find((other) => other.id === one) ?? []).filter(hasFigures),
  );
  const [beside, unlike] = [true, false].map((wanted) =>
    found.filter((other) => canStandBeside(indicator, other, scale) === wanted),
  ) as [IndicatorSummaryWire[], IndicatorSummaryWire[]];
  const read = useQueries({ queries: beside.map((other) => seriesQuery(other.id, {}, asOf)) });
  const shown = useUnchanged(beside);
  const data = useUnchanged(read.map((one) => one.data));
  const charts = useMemo(
    () => [
      chartOf(words, indicator, series),
      ...shown.map((other, at): Multiple => chartOf(words, other, data[at])),
    ],
    [words, indicator, series, shown, data],
  );
  const others = known.filter(
    (other) =>
      other.id !== indicator.id &&
      hasFigures(other) &&
      !asked.includes(other.id) &&
      canStandBeside(indicator, other, scale),
  );
  if (others.length === 0 && found.length === 0) return null;
  const choose = (ids: readonly string[]) => write({ with: ids.join(',') });
  const failed = unreadOf(...read);
  return (
    <Card labelledBy={id}>
      <h2 id={id} className="text-base font-semibold">
        {words.t('beside.title')}
      </h2>
      <p className="mb-3 text-xs text-muted">
        {words.t(scale === 'indexed' ? 'beside.leadIndex' : 'beside.lead')}
      </p>
      <div className="mb-4 flex flex-wrap items-center gap-2 text-sm">
        {found.map((other) => (
          <button
            key={other.id}
            type="button"
            onClick={() => choose(asked.filter((one) => one !== other.id))}
            aria-label={words.t('beside.remove', { name: words.text(other.name) })}
            className="inline-flex min-h-9 items-center gap-2 rounded-tremor-full border border-edge bg-surface px-3 text-xs hover:bg-sunken"
          >
            <bdi>{words.text(other.name)}</bdi>
            <span aria-hidden>×</span>
          </button>
        ))}
        {others.length > 0 && asked.length < mostBeside && (
          <Add others={others} add={(one) => choose([...asked, one])} />
        )}
      </div>
      {unlike.length > 0 && (
        <p className="mb-3 text-sm text-watch-ink">
          {words.t(scale === 'indexed' ? 'beside.noBaseline' : 'beside.otherUnit', {
            names: unlike.map(({ name }) => words.text(name)).join(words.t('list.comma')),
          })}
        </p>
      )}
      {failed !== undefined && (
        <Failed
          what={words.t('beside.title')}
          error={failed.error}
          retry={() => void Promise.all(read.map((one) => one.refetch()))}
        />
      )}
      {shown.length > 0 && (
        <SmallMultiples of={charts} heights={heights} scale={scale} from={range.from} to={range.to} />
      )}
    </Card>
  );
}

function Add({ others, add }: { others: readonly IndicatorSummaryWire[]; add: (id: string) => void }) {
  const words = useWords();
  return (
    <label className="flex max-w-full items-center gap-2 text-xs text-muted">
      {words.t('beside.add')}
      <select
        className="min-h-9 min-w-0 max-w-full rounded-tremor-small border border-edge bg-surface py-1 pe-7 ps-2 text-xs text-ink"
        value=""
        onChange={({ target }) => add(target.value)}
      >
        <option value="">{words.t('beside.choose')}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {words.text(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

const hasFigures = ({ series }: IndicatorSummaryWire) =>
  series.some(({ dimensions, figures }) => Object.keys(dimensions).length === 0 && figures > 0);

function chartOf(words: Words, indicator: IndicatorSummaryWire, series: SeriesWire | undefined): Multiple {
  const part = series === undefined ? '' : partName(words, indicator, series.dimensions);
  const name = words.text(indicator.name);
  return {
    key: indicator.id,
    name: part === '' ? name : `${name}${words.t('list.comma')}${part}`,
    href: `/indicators/${indicator.id}`,
    indicator,
    part: part === '' ? null : part,
    series,
  };
}
