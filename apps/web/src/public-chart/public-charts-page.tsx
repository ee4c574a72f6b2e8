import { chartHeights, chartScales } from '@marsad/indicators/limits';
import { useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { keys, useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { ForRole, useWhyNot } from '../session/session.js';
import { ButtonLink } from '../ui/button.js';
import { Failed } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { PageHead } from '../ui/page-head.js';
import { Section } from '../ui/section.js';
import { Skeleton } from '../ui/skeleton.js';
import { Links } from './links.js';
import { type LookedAt, PublishForm } from './publish-form.js';

/** Charts that anybody may see: made from an indicator's page, looked after here. */
export default function PublicChartsPage() {
  const words = useWords();
  const whyNot = useWhyNot('editor');
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: keys.publicCharts });
  return (
    <>
      <PageHead title={words.t('places.publicCharts')} lead={words.t('publicChart.lead')} />
      <div className="grid gap-4">
        {whyNot !== null && <Notice kind="warning">{whyNot}</Notice>}
        <ForRole needed="editor">
          <New again={again} />
          <Links again={again} />
        </ForRole>
      </div>
    </>
  );
}

function New({ again }: { again: () => void }) {
  const words = useWords();
  const [search] = useSearchParams();
  const indicators = useIndicators();
  const asked = search.get('indicator');
  const indicator = indicators.data?.find(({ id }) => id === asked);
  if (asked === null)
    return (
      <Notice>
        <p className="mb-2">{words.t('publicChart.how')}</p>
        <ButtonLink href="/">{words.t('publicChart.indicators')}</ButtonLink>
      </Notice>
    );
  if (indicator !== undefined)
    return (
      <Section
        title={words.t('publicChart.new', { name: words.text(indicator.name) })}
        lead={words.t('publicChart.newLead')}
      >
        <PublishForm key={search.toString()} indicator={indicator} lookedAt={lookedAt(search)} done={again} />
      </Section>
    );
  if (indicators.data !== undefined) return <Notice kind="warning">{words.t('publicChart.gone')}</Notice>;
  return indicators.isError ? (
    <Failed
      what={words.t('publicChart.indicators')}
      error={indicators.error}
      retry={() => void indicators.refetch()}
    />
  ) : (
    <Skeleton height={320} />
  );
}

/** What the address says, as the indicator's page writes it. */
function lookedAt(search: URLSearchParams): LookedAt {
  const dimensions = [...search].flatMap(([name, code]) => {
    const id = /^dimensions\[(.+)\]$/.exec(name)?.[1];
    return id === undefined ? [] : [[id, code] as const];
  });
  const month = (name: string) =>
    /^\d{4}-(0[1-9]|1[0-2])$/.test(search.get(name) ?? '') ? search.get(name) : null;
  return {
    dimensions: Object.fromEntries(dimensions),
    from: month('from'),
    to: month('to'),
    scale: chartScales.find((one) => one === search.get('scale')) ?? 'linear',
    heights: chartHeights.find((one) => one === search.get('heights')) ?? 'compared',
  };
}
