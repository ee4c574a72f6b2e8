import { dayNumber } from '@marsad/indicators';
import type { AlertWire } from '@marsad/indicators/wire';
import type { Lane, LaneTone } from '../chart/lanes.js';
import type { Words } from '../language.js';
import { severityNames } from '../panels/severity.js';

const tones: Readonly<Record<AlertWire['severity'], LaneTone>> = {
  critical: 'breach',
  warning: 'watch',
  info: 'calm',
};

interface Of {
  readonly dimensions: Readonly<Record<string, string>>;
  /** ISO day: alerts that came to be known later are left out. */
  readonly asOf: string | null;
}

/** When alerts of a series began and ended, under its chart; none where it never had any. */
export function alertLane(words: Words, alerts: readonly AlertWire[], { dimensions, asOf }: Of): Lane[] {
  const items = alerts
    .filter(
      (alert) =>
        isSameSeries(alert.dimensions, dimensions) &&
        // An alert that is about to be says nothing yet, and one that never came to be left nothing.
        (alert.state !== 'normal' || alert.endsAt !== null) &&
        (asOf === null || alert.detectedAt.slice(0, 10) <= asOf),
    )
    .map((alert) => ({
      id: alert.id,
      start: dayNumber(alert.startsAt.slice(0, 10)),
      end: alert.endsAt === null ? null : dayNumber(alert.endsAt.slice(0, 10)),
      tone: alert.state === 'nodata' || alert.state === 'error' ? 'calm' : tones[alert.severity],
      hollow: alert.channel === 'possible',
      label: labelOf(words, alert),
      href: `/alerts/${alert.id}`,
    }));
  return items.length === 0 ? [] : [{ name: words.t('lane.alerts'), items }];
}

function labelOf(words: Words, alert: AlertWire): string {
  return [
    words.text(alert.rule.description),
    words.t(severityNames[alert.severity]),
    words.t(alert.channel === 'certain' ? 'channel.certain' : 'channel.possible'),
    words.t(`state.${alert.state}`),
    alert.endsAt === null
      ? words.t('alerts.since', { day: words.day(alert.startsAt) })
      : words.t('alerts.span', { start: words.day(alert.startsAt), end: words.day(alert.endsAt) }),
  ].join(' · ');
}

function isSameSeries(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
