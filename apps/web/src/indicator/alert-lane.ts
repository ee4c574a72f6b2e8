import { dayNumber } from '@marsad/indicators';
import type { AlertWire } from '@marsad/indicators/contract';
import { type Episode, episodesOf, episodeTones } from '../alert/episodes.js';
import type { Lane } from '../chart/lanes.js';
import type { Words } from '../language/words.js';
import { severityNames } from '../saying/severity.js';

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
        (asOf === null || alert.detectedAt.slice(0, 10) <= asOf),
    )
    .flatMap((alert) =>
      episodesOf(alert)
        // What the figures by now say never was is told on the alert's own page.
        .filter(({ undone }) => !undone)
        .map((episode) => ({
          id: `${alert.id} ${episode.start} ${episode.state}`,
          start: dayNumber(episode.start),
          end: episode.end === null ? null : dayNumber(episode.end),
          tone: episodeTones[episode.state],
          hollow: alert.channel === 'possible',
          label: labelOf(words, alert, episode),
          href: `/alerts/${alert.id}`,
        })),
    );
  return items.length === 0 ? [] : [{ name: words.t('lane.alerts'), items }];
}

function labelOf(
  words: Words,
  { rule, severity, channel }: AlertWire,
  { state, start, end }: Episode,
): string {
  return [
    words.text(rule.description),
    words.t(severityNames[severity]),
    words.t(channel === 'certain' ? 'channel.certain' : 'channel.possible'),
    words.t(`state.${state}`),
    end === null
      ? words.t('alerts.since', { day: words.day(start) })
      : words.t('alerts.span', { start: words.day(start), end: words.day(end) }),
  ].join(' · ');
}

function isSameSeries(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
