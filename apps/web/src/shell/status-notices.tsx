import { useSending } from '../entry/use-sending.js';
import { countHeld } from '../entry/waiting.js';
import { useWaiting } from '../entry/waiting-queue.js';
import { useWords } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { sinceText } from '../live/connection-state.js';
import { useConnection } from '../live/stream.js';
import { useSession } from '../session/session.js';
import { Later } from '../ui/boundary.js';
import { TextLink } from '../ui/text-link.js';
import { useNewerVersion } from './app-version.js';

const look = 'border-b px-4 py-2 text-center text-sm text-ink';

const FeedTroubles = lazyComponent(() => import('./feed-troubles.js'));

/** Since when what is on the page may be old, what waits on this device, that a newer Marsad is there, and which feeds fail. */
export default function StatusNotices() {
  useSending();
  return (
    <>
      <Connection />
      <Newer />
      <Feeds />
    </>
  );
}

function Connection() {
  const words = useWords();
  const connection = useConnection();
  const { figures } = useWaiting();
  const away = connection.state === 'offline' || connection.state === 'reconnecting';
  if (!away && figures.length === 0) return null;
  const held = countHeld(figures);
  return (
    <p className={`${look} ${away || held > 0 ? 'border-watch bg-watch/15' : 'border-line bg-sunken'}`}>
      {away &&
        words.t(connection.state === 'offline' ? 'connection.offlineHint' : 'connection.reconnectingHint', {
          since: sinceText(words.locale, connection.since),
        })}{' '}
      {figures.length > 0 && (
        <>
          {words.t('waiting.count', { count: figures.length })}{' '}
          {held > 0 && <>{words.t('waiting.held', { count: held })} </>}
          <TextLink href="/enter">{words.t('waiting.see')}</TextLink>
        </>
      )}
    </p>
  );
}

function Newer() {
  const words = useWords();
  if (!useNewerVersion()) return null;
  return (
    <p className={`${look} border-line bg-sunken`}>
      {words.t('version.newer')}{' '}
      <button
        type="button"
        className="font-semibold text-accent underline underline-offset-2"
        onClick={() => window.location.reload()}
      >
        {words.t('version.reload')}
      </button>
    </p>
  );
}

function Feeds() {
  return useSession().role === 'admin' ? (
    <Later around="extra" fallback={null}>
      <FeedTroubles />
    </Later>
  ) : null;
}
