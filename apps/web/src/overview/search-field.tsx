import { useWords } from '../language/words.js';
import type { ChangeView, View } from './view.js';

/** Of what is pressed and chosen above the panels. */
export const control =
  'min-h-10 rounded-tremor-small border border-edge bg-surface py-1 text-sm text-ink disabled:opacity-60';

interface Props {
  readonly view: View;
  readonly change: ChangeView;
  /** Where it stands and how wide it is. */
  readonly className: string;
}

/** What the indicators that are shown are called: beside the filters, or where it is narrow among them. */
export function SearchField({ view, change, className }: Props) {
  const words = useWords();
  return (
    <input
      type="search"
      dir="auto"
      aria-label={words.t('view.search')}
      placeholder={words.t('view.search')}
      value={view.q}
      maxLength={200}
      onChange={({ target }) => change({ q: target.value })}
      className={`${control} px-3 placeholder:text-faint ${className}`}
    />
  );
}
