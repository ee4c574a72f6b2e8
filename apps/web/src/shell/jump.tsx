import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { inputLook } from '../ui/field.js';
import { targetsFor } from './jump-targets.js';
import { usePlaces } from './use-places.js';

const mostShown = 10;

/** Type a part of a page's or an indicator's name, and go there. */
export default function Jump({ close }: { close: () => void }) {
  const words = useWords();
  const id = useId();
  const [, go] = useLocation();
  const groups = usePlaces();
  const { data: indicators = [] } = useIndicators();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);
  const all = [
    ...groups.flatMap(({ label, places }) =>
      places.map((place) => ({
        href: place.href,
        name: words.t(place.label),
        also: '',
        of: words.t(label),
      })),
    ),
    ...indicators.map(({ id: name, name: text }) => ({
      href: `/indicators/${name}`,
      name: words.text(text),
      also: `${name} ${text.en}`,
      of: words.t('jump.indicator'),
    })),
  ];
  const targets = targetsFor(all, typed).slice(0, mostShown);
  const chosen = Math.min(at, targets.length - 1);
  const follow = (href: string) => {
    dialog.current?.close();
    go(href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && targets.length > 0) {
      event.preventDefault();
      setAt((chosen + step + targets.length) % targets.length);
    }
    const target = targets[chosen];
    if (event.key === 'Enter' && target !== undefined) {
      event.preventDefault();
      follow(target.href);
    }
  };
  return (
    <dialog
      ref={dialog}
      aria-label={words.t('jump.title')}
      onClose={close}
      className="mx-auto mb-0 mt-[10vh] w-[min(36rem,calc(100vw-2rem))] rounded-tremor-default border border-line bg-surface p-3 text-ink shadow-lg backdrop:bg-ink/40 dark:backdrop:bg-page/70"
    >
      <input
        role="combobox"
        aria-expanded={targets.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={targets.length > 0 ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        aria-label={words.t('jump.hint')}
        placeholder={words.t('jump.hint')}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className={`${inputLook} border-edge`}
      />
      <div id={`${id}-list`} role="listbox" aria-label={words.t('jump.title')} className="mt-2">
        {targets.map(({ href, name, of }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, as in every combobox.
          <div
            key={href}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onClick={() => follow(href)}
            className={`flex min-h-10 cursor-pointer items-center justify-between gap-4 rounded-tremor-small px-3 text-sm ${
              index === chosen ? 'bg-sunken text-ink' : 'text-muted hover:text-ink'
            }`}
          >
            <span className="min-w-0">{name}</span>
            <span className="shrink-0 text-xs text-faint">{of}</span>
          </div>
        ))}
      </div>
      <p role="status" className="px-3 text-sm text-muted empty:hidden">
        {targets.length === 0 ? words.t('jump.none') : ''}
      </p>
    </dialog>
  );
}
