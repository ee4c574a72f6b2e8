/** The charts that are public now: each with its address, the code to embed it, and the way to end it. */

import { endonymOf } from '@marsad/indicators';
import type { IndicatorSummaryWire, PublicChartLinkWire } from '@marsad/indicators/contract';
import { useQuery } from '@tanstack/react-query';
import { publicChartApi } from '../api/public-charts.js';
import { keys, useIndicators } from '../api/queries.js';
import { partName } from '../indicator/part-name.js';
import { useWords, type Words } from '../language/words.js';
import { Confirmed } from '../ui/confirmed.js';
import { ItemList, ItemText } from '../ui/item-list.js';
import { Section } from '../ui/section.js';
import { OutsideLink } from '../ui/text-link.js';
import { Copyable } from './copyable.js';
import { embedding } from './embedding.js';
import { monthsSaid } from './months.js';

export function Links({ again }: { again: () => void }) {
  const words = useWords();
  const { data: indicators } = useIndicators();
  const links = useQuery({
    queryKey: keys.publicCharts,
    queryFn: ({ signal }) => publicChartApi.publicCharts(signal),
  });
  return (
    <Section title={words.t('publicChart.list')}>
      <ItemList query={links} what={words.t('publicChart.what')} none={words.t('publicChart.none')}>
        {(link) => (
          <Link link={link} indicator={indicators?.find(({ id }) => id === link.indicator)} again={again} />
        )}
      </ItemList>
    </Section>
  );
}

export const scaleNames = { linear: 'scale.linear', log: 'scale.log', indexed: 'scale.indexed' } as const;

interface LinkProps {
  readonly link: PublicChartLinkWire;
  readonly indicator: IndicatorSummaryWire | undefined;
  readonly again: () => void;
}

function Link({ link, indicator, again }: LinkProps) {
  const words = useWords();
  const title = titleOf(words, link, indicator);
  return (
    <>
      <ItemText title={<bdi>{title}</bdi>}>
        {words.t('publicChart.is', {
          months: monthsSaid(words, link),
          language: endonymOf(link.language),
          scale: words.t(scaleNames[link.scale]),
        })}{' '}
        {words.t('publicChart.by', { by: link.madeBy, when: words.instant(link.madeAt) })}{' '}
        {link.endsAt === null
          ? words.t('publicChart.endless')
          : words.t('publicChart.ends', { until: words.instant(link.endsAt) })}
      </ItemText>
      <span className="text-sm">
        <OutsideLink href={link.link}>{words.t('publicChart.open')}</OutsideLink>
      </span>
      <Confirmed
        label={words.t('publicChart.withdraw')}
        about={title}
        question={words.t('publicChart.withdrawQuestion')}
        act={() => publicChartApi.withdrawChart(link.id)}
        done={again}
      />
      <details className="basis-full text-sm">
        <summary className="w-fit cursor-pointer rounded-sm text-accent">
          {words.t('publicChart.code')}
        </summary>
        <Taken link={link} title={title} />
      </details>
    </>
  );
}

/** What is taken elsewhere: the address, and the code. */
export function Taken({ link, title }: { link: PublicChartLinkWire; title: string }) {
  const words = useWords();
  return (
    <>
      <Copyable
        label={words.t('publicChart.address')}
        copy={words.t('publicChart.copyAddress')}
        text={link.link}
      />
      <Copyable
        label={words.t('publicChart.code')}
        copy={words.t('publicChart.copyCode')}
        text={embedding(link.link, title, link.series.length)}
      />
    </>
  );
}

/** What a chart is of: the indicator, and the parts where it is not of the total alone. */
export function titleOf(
  words: Words,
  { indicator: id, series }: Pick<PublicChartLinkWire, 'indicator' | 'series'>,
  indicator: IndicatorSummaryWire | undefined,
): string {
  const name = indicator === undefined ? id : words.text(indicator.name);
  const parts = series.map((one) =>
    indicator === undefined ? Object.values(one).join(' ') : partName(words, indicator, one),
  );
  if (parts.length === 1 && parts[0] === '') return name;
  const named = parts.map((part) => part || words.t('field.dimensionTotal'));
  return `${name}: ${named.join(words.t('list.comma'))}`;
}
