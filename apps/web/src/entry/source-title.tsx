/** The title of a source, with those on record that are called so, or published by whom one names: one that is taken fills the rest. */
import type { SourceItemWire } from '@marsad/indicators/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { keys } from '../api/queries.js';
import { sourceApi } from '../api/sources.js';
import { useWords } from '../language/words.js';
import { useDebounced } from '../ui/debounced.js';
import type { FieldAids } from '../ui/field.js';
import { typedDir } from '../ui/typed-dir.js';

/** What of a source on record holds for a figure: its date and the place in it are the figure's own. */
export interface KnownSource {
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly reliability: string;
}

interface Props {
  readonly aids: FieldAids;
  readonly value: string;
  readonly type: (title: string) => void;
  readonly take: (source: KnownSource) => void;
  readonly isRequired?: boolean;
  readonly field?: RefObject<HTMLInputElement>;
}

const leastTyped = 2;
const mostProposed = 6;
const settledMs = 200;

export function SourceTitle({ aids, value, type, take, isRequired = false, field }: Props) {
  const words = useWords();
  /** What was typed here; null where nothing is looked for: a draft that comes back proposes nothing. */
  const [asked, setAsked] = useState<string | null>(null);
  const [at, setAt] = useState(-1);
  const proposed = useProposed(asked);
  const isOpen = asked !== null && proposed.length > 0;
  const listId = `${aids.id}-known`;
  const close = () => {
    setAsked(null);
    setAt(-1);
  };
  const choose = ({ title, publisher, url, reliability }: SourceItemWire) => {
    take({ title, publisher: publisher ?? '', url: url ?? '', reliability: reliability ?? '' });
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      // Before the first and behind the last stands what was typed.
      setAt(((at + 1 + step + proposed.length + 1) % (proposed.length + 1)) - 1);
    }
    const chosen = proposed[at];
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      choose(chosen);
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  };
  return (
    <div className="relative">
      <input
        {...aids}
        ref={field}
        name="title"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && at >= 0 ? `${listId}-${at}` : undefined}
        aria-required={isRequired || undefined}
        autoComplete="off"
        dir={typedDir(value, words)}
        value={value}
        onChange={({ target }) => {
          type(target.value);
          setAsked(target.value.trim().length < leastTyped ? null : target.value.trim());
          setAt(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={words.t('field.knownSources')}
        hidden={!isOpen}
        className="absolute inset-x-0 top-full z-[5] mt-1 max-h-56 overflow-y-auto rounded-tremor-small border border-edge bg-surface p-1 shadow-lg"
      >
        {isOpen &&
          proposed.map((source, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, and names the option it stands on.
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does the same.
            <div
              key={source.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              className={`cursor-pointer rounded-sm px-2 py-1.5 text-sm ${index === at ? 'bg-sunken' : 'hover:bg-sunken'}`}
              // The field keeps the focus, which would close the list before the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(source)}
            >
              <bdi className="block text-ink">{source.title}</bdi>
              <span className="block text-xs text-muted">
                {source.publisher !== null && (
                  <>
                    <bdi>{source.publisher}</bdi>
                    {' · '}
                  </>
                )}
                {words.t(source.more ? 'field.knownFiguresMore' : 'field.knownFigures', {
                  count: source.figures,
                })}
              </span>
            </div>
          ))}
      </div>
    </div>
  );
}

/** Nothing where nobody can be asked: whoever types goes on typing. */
function useProposed(asked: string | null): readonly SourceItemWire[] {
  const settled = useDebounced(asked ?? '', settledMs);
  const { data } = useQuery({
    queryKey: [...keys.sources, 'proposed', settled],
    queryFn: ({ signal }) => sourceApi.sources(settled, null, signal),
    enabled: asked !== null && settled !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  return asked === null ? [] : (data?.items ?? []).slice(0, mostProposed);
}
