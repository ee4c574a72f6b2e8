import { useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Citation } from '../saying/citation.js';
import { documentOf } from './document-of.js';

/** The document the catalogue's baselines come from, as far as they name it. */
export function DocumentSource() {
  const words = useWords();
  const { data } = useIndicators();
  const source = documentOf(data ?? []);
  if (source === null) return <div className="mt-2 h-[1.125rem]" />;
  return (
    <div className="mt-2 flex flex-wrap gap-x-2 text-xs text-muted">
      <span className="sr-only">{words.t('facts.document')}</span>
      <Citation source={source} />
    </div>
  );
}
