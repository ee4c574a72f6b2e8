import type { ImportWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { Notice } from '../ui/notice.js';

/** What was noticed in the table and stops nothing: hidden rows, a label that its tag contradicts. */
export function Notes({ one: { notes } }: { one: Pick<ImportWire, 'notes'> }) {
  const words = useWords();
  if (notes.length === 0) return null;
  return (
    <Notice kind="warning" title={words.t('import.notes')}>
      <ul className="mt-1 list-disc ps-5 text-sm">
        {notes.map(({ code, params, detail }) => (
          <li key={`${code} ${detail}`} className="break-words">
            {words.problem(code, params ?? {}, detail)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
