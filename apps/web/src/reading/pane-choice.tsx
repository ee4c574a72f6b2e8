import type { CandidateState } from '@marsad/indicators/contract';
import type { ReactNode } from 'react';
import { useWords } from '../language/words.js';
import { type Show, shows } from './shown.js';

export type View = 'text' | 'figures';
const views = ['text', 'figures'] as const;

function Choice({
  pressed,
  choose,
  children,
}: {
  pressed: boolean;
  choose: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={choose}
      className={`min-h-10 border border-edge px-3 text-sm font-medium -ms-px first:ms-0 first:rounded-s-tremor-small last:rounded-e-tremor-small focus-visible:z-10 ${
        pressed ? 'bg-ink text-surface' : 'bg-surface text-ink hover:bg-sunken'
      }`}
    >
      {children}
    </button>
  );
}

/** Where there is no room for both: the text, or what was found in it. */
export function ViewChoice({ view, choose }: { view: View; choose: (view: View) => void }) {
  const words = useWords();
  return (
    <fieldset aria-label={words.t('reading.view')} className="flex lg:hidden">
      {views.map((one) => (
        <Choice key={one} pressed={view === one} choose={() => choose(one)}>
          {words.t(`reading.${one}`)}
        </Choice>
      ))}
    </fieldset>
  );
}

interface FilterProps {
  readonly show: Show;
  readonly counts: Readonly<Record<CandidateState, number>>;
  readonly choose: (show: Show) => void;
}

export function Filter({ show, counts, choose }: FilterProps) {
  const words = useWords();
  const countOf = (one: Show) =>
    one === 'all' ? counts.open + counts.accepted + counts.dismissed : counts[one];
  return (
    <fieldset aria-label={words.t('reading.filter')} className="flex flex-wrap">
      {shows.map((one) => (
        <Choice key={one} pressed={show === one} choose={() => choose(one)}>
          {words.t(`reading.show.${one}`)}{' '}
          <span className="tabular-nums opacity-80">{words.number(countOf(one))}</span>
        </Choice>
      ))}
    </fieldset>
  );
}
