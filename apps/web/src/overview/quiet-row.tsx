import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { AlertLines } from '../alert/open-alerts.js';
import { useWords } from '../language/words.js';
import { NoTotal } from '../saying/no-total.js';
import { Overdue } from '../saying/overdue.js';
import { unitPhrase } from '../saying/units.js';
import { ForRole } from '../session/session.js';
import { ListItem } from '../ui/list.js';
import { TextLink } from '../ui/text-link.js';

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly corner?: ReactNode;
}

/** An indicator the source speaks of but gives no number for: said plainly, with what to do next. */
export function QuietRow({ indicator, corner }: Props) {
  const words = useWords();
  return (
    <ListItem className="flex-col !items-stretch gap-2 !py-4 md:flex-row md:!items-baseline md:gap-6">
      <div className="md:w-2/5">
        <h3 className="text-sm font-semibold">
          <Link href={`/indicators/${indicator.id}`} className="rounded-sm text-ink hover:underline">
            {words.text(indicator.name)}
          </Link>
        </h3>
        <p className="text-xs text-faint">{unitPhrase(words, indicator.unit, indicator.rateBasis)}</p>
      </div>
      <div className="min-w-0 flex-1 text-sm text-muted">
        {indicator.latest === null ? (
          indicator.noTotal === null &&
          words.t(indicator.section === 'unquantified' ? 'quiet.none' : 'quiet.noneOwn')
        ) : (
          <>
            <span className="font-semibold text-ink">
              {words.figure(indicator.latest.quantity, indicator.unit, indicator.latest.per)}
            </span>{' '}
            {words.period(indicator.latest.period)}
            <Overdue overdue={indicator.overdue} last={indicator.latest.period} />
          </>
        )}
        <NoTotal why={indicator.noTotal} indicator={indicator} />
        <AlertLines alerts={indicator.alerts} about={words.text(indicator.name)} />
      </div>
      <div className="flex shrink-0 items-center justify-between gap-2 text-sm md:self-start">
        <ForRole needed="contributor">
          <TextLink href={`/enter?indicator=${indicator.id}`} about={words.text(indicator.name)}>
            {words.t(indicator.latest === null ? 'quiet.enterFirst' : 'panel.enter')}
          </TextLink>
        </ForRole>
        {corner}
      </div>
    </ListItem>
  );
}
