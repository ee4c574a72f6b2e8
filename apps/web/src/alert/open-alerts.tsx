import type { AlertSummaryWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { SeverityMark } from '../saying/severity-mark.js';
import { StateMark } from '../saying/state-mark.js';
import { TextLink } from '../ui/text-link.js';
import { certaintyName } from './certainty.js';

/** The alerts of an indicator that ask for attention, each a link to its explanation. */
export function AlertLines({ alerts, about }: { alerts: readonly AlertSummaryWire[]; about?: string }) {
  const words = useWords();
  const open = alerts.filter(({ state }) => state !== 'normal');
  if (open.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5">
      {open.map((alert) => (
        <li key={alert.id} className="flex flex-wrap items-center gap-x-2 text-sm">
          <StateMark state={alert.state} />
          <SeverityMark severity={alert.severity} />
          {(alert.channel === 'possible' || alert.downgraded) && (
            <span className="text-muted">{words.t(certaintyName(alert))}</span>
          )}
          <TextLink href={`/alerts/${alert.id}`} about={about}>
            {words.t('alert.why')}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
