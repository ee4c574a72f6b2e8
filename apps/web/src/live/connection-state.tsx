import { useWords } from '../language/words.js';
import { type Connection, useConnection } from './stream.js';

const looks = {
  connecting: { dot: 'border-2 border-faint', key: 'connection.connecting' },
  live: { dot: 'bg-within', key: 'connection.live' },
  reconnecting: { dot: 'border-2 border-watch', key: 'connection.reconnecting' },
  offline: { dot: 'border-2 border-breach', key: 'connection.offline' },
} as const;

export function ConnectionState() {
  const words = useWords();
  const connection = useConnection();
  const { dot, key } = looks[connection.state];
  return (
    <p
      className="flex items-center gap-1.5 text-xs text-muted"
      title={explanation(words.t, words.locale, connection)}
    >
      <span aria-hidden className={`size-2.5 rounded-tremor-full ${dot}`} />
      <span className="sr-only sm:not-sr-only">{words.t(key)}</span>
    </p>
  );
}

export function sinceText(locale: string, since: Date): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(since);
}

function explanation(t: ReturnType<typeof useWords>['t'], locale: string, connection: Connection): string {
  switch (connection.state) {
    case 'live':
      return t('connection.liveHint');
    case 'connecting':
      return t('connection.connecting');
    case 'reconnecting':
      return t('connection.reconnectingHint', { since: sinceText(locale, connection.since) });
    case 'offline':
      return t('connection.offlineHint', { since: sinceText(locale, connection.since) });
  }
}
