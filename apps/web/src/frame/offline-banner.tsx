import { useWords } from '../language.js';
import { useConnection } from '../live.js';
import { sinceText } from './connection-state.js';

/** Says since when what is on the page may be old. */
export function OfflineBanner() {
  const words = useWords();
  const connection = useConnection();
  return (
    <div role="status">
      {(connection.state === 'offline' || connection.state === 'reconnecting') && (
        <p className="border-b border-watch bg-watch/15 px-4 py-2 text-center text-sm text-ink">
          {words.t(
            connection.state === 'offline' ? 'connection.offlineHint' : 'connection.reconnectingHint',
            {
              since: sinceText(words.locale, connection.since),
            },
          )}
        </p>
      )}
    </div>
  );
}
