import type { AlertWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useSearchParams } from 'wouter';
import { useFeedAlerts } from '../api/feed-alerts.js';
import { useAlerts, useIndicators } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { partNames } from '../saying/series-name.js';
import { severityNames } from '../saying/severity.js';
import { StateMark } from '../saying/state-mark.js';
import { ForRole, useSession } from '../session/session.js';
import { Card } from '../ui/card.js';
import { Failed } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';
import { certaintyName } from './certainty.js';
import { isTakenBack } from './episodes.js';
import { FeedAlerts } from './feed-alerts.js';
import { AlertsNav } from './nav.js';

const order = ['firing', 'error', 'pending', 'recovering', 'nodata', 'normal'] as const;
const states = ['firing', 'pending', 'recovering', 'nodata', 'error', 'normal'] as const;

export default function AlertsPage() {
  const words = useWords();
  usePageTitle(words.t('alerts.title'));
  const [search, setSearch] = useSearchParams();
  const asked = search.get('state');
  const state = states.find((one) => one === asked) ?? null;
  const byImport = search.get('import');
  const { data, isError, error, refetch } = useAlerts(state, byImport);
  const indicators = useIndicators();
  const feeds = useFeedsIn(state, byImport === null);
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('alerts.title')}</h1>
      <AlertsNav />
      <p className="mb-4 max-w-3xl text-sm text-muted">{words.t('alerts.lead')}</p>
      {byImport !== null && <ByImport id={byImport} />}
      <label className="mb-4 flex flex-wrap items-center gap-2 text-sm font-semibold">
        {words.t('alerts.filter')}
        <select
          className="min-h-10 rounded-tremor-small border border-edge bg-surface py-1 pe-8 ps-3 text-sm font-normal"
          value={state ?? ''}
          onChange={({ target }) =>
            setSearch(
              (before) => {
                const after = new URLSearchParams(before);
                if (target.value === '') after.delete('state');
                else after.set('state', target.value);
                return after;
              },
              { replace: true },
            )
          }
        >
          <option value="">{words.t('alerts.all')}</option>
          {states.map((one) => (
            <option key={one} value={one}>
              {words.t(`state.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {feeds.length > 0 && <FeedAlerts alerts={feeds} />}
      {data === undefined ? (
        isError ? (
          <Failed what={words.t('failed.alerts')} error={error} retry={() => void refetch()} />
        ) : (
          <Skeleton height={240} />
        )
      ) : data.length === 0 && feeds.length > 0 ? null : data.length === 0 ? (
        <Card>
          <p className="font-semibold">{words.t(state === null ? 'alerts.none' : 'alerts.noneInState')}</p>
          <p className="text-muted">{words.t('alerts.noneText')}</p>
        </Card>
      ) : (
        <ul aria-label={words.t('alerts.title')} className="flex flex-col gap-3">
          {sorted(data).map((alert) => (
            <AlertRow
              key={alert.id}
              alert={alert}
              indicator={indicators.data?.find(({ id }) => id === alert.indicator)}
            />
          ))}
        </ul>
      )}
    </>
  );
}

/** Which alerts are left out, and the way back to the table that these came of. */
function ByImport({ id }: { id: string }) {
  const words = useWords();
  return (
    <div className="mb-4">
      <Notice>
        <p>{words.t('alerts.byImport')}</p>
        <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
          <ForRole needed="contributor">
            <TextLink href={`/tables/${id}`}>{words.t('alerts.byImportTable')}</TextLink>
          </ForRole>
          <TextLink href="/alerts">{words.t('alerts.byImportAll')}</TextLink>
        </p>
      </Notice>
    </div>
  );
}

/** Feeds in trouble, for those who look after them: they fire, or are over. */
function useFeedsIn(state: AlertWire['state'] | null, isOfAll: boolean) {
  const isAsked = isOfAll && (state === null || state === 'firing' || state === 'normal');
  const { role } = useSession();
  const { data = [] } = useFeedAlerts(isAsked ? state : null, isAsked && role === 'admin');
  return isAsked ? data : [];
}

function sorted(alerts: readonly AlertWire[]): AlertWire[] {
  return alerts.toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.startsAt < b.startsAt ? 1 : -1),
  );
}

function spanOf(words: Words, alert: AlertWire): string {
  const { startsAt, endsAt } = alert;
  if (isTakenBack(alert)) return words.t('alert.takenBackMark', { day: words.day(startsAt) });
  if (endsAt === null) return words.t('alerts.since', { day: words.day(startsAt) });
  return words.t('alerts.span', { start: words.day(startsAt), end: words.day(endsAt) });
}

interface RowProps {
  readonly alert: AlertWire;
  /** Only for the names of its parts: the row does not wait for it. */
  readonly indicator: IndicatorSummaryWire | undefined;
}

function AlertRow({ alert, indicator }: RowProps) {
  const words = useWords();
  const { baseline } = alert.explanation;
  const parts = partNames(words, alert.dimensions, indicator);
  return (
    <li>
      <Card className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <StateMark state={alert.state} />
          <span className="text-xs text-muted">
            {words.t(severityNames[alert.severity])}
            {' · '}
            {words.t(certaintyName(alert))}
            {alert.rule.ownName !== null && ` · ${words.text(alert.rule.ownName)}`}
            {alert.quiet && ` · ${words.t('alert.quietMark')}`}
            {alert.acknowledgedBy !== null &&
              ` · ${words.t('ack.by', {
                by: alert.acknowledgedBy.by,
                when: words.instant(alert.acknowledgedBy.at),
              })}`}
            {alert.triage !== null && ` · ${words.t(`triage.${alert.triage.outcome}`)}`}
          </span>
          <span className="ms-auto text-xs text-muted">{spanOf(words, alert)}</span>
        </div>
        <h2 className="text-base font-semibold">
          {words.text(alert.name)}
          {parts.length > 0 && ` · ${parts.join(words.t('list.comma'))}`}
        </h2>
        <p>
          {alert.value === null ? (
            words.t('alert.withdrawn', {
              period: alert.previousValue === null ? '' : words.period(alert.previousValue.period),
            })
          ) : (
            <>
              <span className="font-semibold">
                {words.figure(alert.value.quantity, alert.unit, alert.value.per)}
              </span>
              {words.t('list.comma')}
              {words.period(alert.value.period)}
            </>
          )}
          {baseline !== null && (
            <span className="block text-muted">
              {words.t('alerts.against', {
                baseline: words.figure(baseline.quantity, alert.unit, baseline.per),
                period: words.period(baseline.period),
              })}
            </span>
          )}
        </p>
        <p>
          <TextLink href={`/alerts/${alert.id}`} about={words.text(alert.name)}>
            {words.t('alert.why')}
          </TextLink>
        </p>
      </Card>
    </li>
  );
}
