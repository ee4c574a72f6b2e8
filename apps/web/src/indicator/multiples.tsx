import type { Height } from '@marsad/indicators/chart';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useId, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { ScaleKind } from '../chart/drawn.js';
import { useWords } from '../language/words.js';
import { Card } from '../ui/card.js';
import { Failed } from '../ui/failed.js';
import { unreadOf } from '../ui/unread.js';
import { partName } from './part-name.js';
import { SmallMultiples } from './small-multiples.js';
import { useParts, useUnchanged } from './use-parts.js';

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly asOf: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly heights: Height;
  readonly scale: ScaleKind;
}

/** The parts of a total side by side. */
export function Multiples({ indicator, asOf, ...view }: Props) {
  const words = useWords();
  const id = useId();
  const [search] = useSearchParams();
  const { parts, read } = useParts(indicator, asOf);
  const data = useUnchanged(read.map((one) => one.data));
  const multiples = useMemo(
    () =>
      parts.map(({ dimensions }, at) => {
        const name = partName(words, indicator, dimensions);
        return {
          key: name,
          name,
          href: addressOf(search, dimensions),
          indicator,
          part: name,
          series: data[at],
        };
      }),
    [words, indicator, parts, data, search],
  );
  if (parts.length < 2) return null;
  const failed = unreadOf(...read);
  return (
    <Card labelledBy={id}>
      <h2 id={id} className="text-base font-semibold">
        {words.t('multiples.title', {
          by: indicator.dimensions.map(({ name }) => words.text(name)).join(words.t('list.comma')),
        })}
      </h2>
      <p className="mb-3 text-xs text-muted">{words.t('multiples.lead')}</p>
      {failed !== undefined && (
        <Failed
          what={words.t('failed.series', { name: words.text(indicator.name) })}
          error={failed.error}
          retry={() => void Promise.all(read.map((one) => one.refetch()))}
        />
      )}
      <SmallMultiples of={multiples} {...view} />
    </Card>
  );
}

function addressOf(search: URLSearchParams, dimensions: Readonly<Record<string, string>>): string {
  const after = new URLSearchParams(search);
  for (const [dimension, code] of Object.entries(dimensions)) after.set(`dimensions[${dimension}]`, code);
  return `?${after}`;
}
