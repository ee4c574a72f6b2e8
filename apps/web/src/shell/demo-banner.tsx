import { useInstance } from '../api/queries.js';
import { useWords } from '../language/words.js';

/** On every page, and not to be closed: nobody may take invented figures for real ones. */
export function DemoBanner() {
  const words = useWords();
  const { data } = useInstance();
  if (data?.demo !== true) return null;
  return (
    <p role="note" className="bg-watch/25 px-4 py-1.5 text-center text-sm font-medium text-ink">
      {words.t('frame.demo')}
    </p>
  );
}
