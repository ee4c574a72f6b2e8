import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../language/words.js';
import { Failed } from '../ui/failed.js';
import { inputLook } from '../ui/field.js';
import { type JumpGroup, useJumpGroups } from './jump-groups.js';
import type { JumpTarget } from './jump-targets.js';

/** Type a part of what is looked for, and go there. */
export default function Jump({ close }: { close: () => void }) {
  const words = useWords();
  const id = useId();
  const [, go] = useLocation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { text, groups, isBusy, error, retry } = useJumpGroups(typed);
  useEffect(() => dialog.current?.showModal(), []);
  const isWhole = text !== '' && (isBusy || groups.length > 0);
  const whole = isWhole
    ? { href: `/search?q=${encodeURIComponent(text)}`, name: '', also: '', text: '' }
    : null;
  const targets = [...groups.flatMap((group) => group.targets), ...(whole === null ? [] : [whole])];
  const chosen = Math.min(at, targets.length - 1);
  const optionId = `${id}-${chosen}`;
  useEffect(() => {
    // Browsers have begun to answer it with a promise, which is nothing to clean up.
    void document.getElementById(optionId)?.scrollIntoView({ block: 'nearest' });
  }, [optionId]);
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
    // Enter that ends a word being composed chooses nothing.
    if (event.key === 'Enter' && target !== undefined && !event.nativeEvent.isComposing) {
      event.preventDefault();
      follow(target.href);
    }
  };
  return (
    <dialog
      ref={dialog}
      aria-label={words.t('jump.title')}
      onClose={close}
      className="mx-auto mb-0 mt-[8vh] max-h-[84vh] w-[min(40rem,calc(100vw-2rem))] flex-col overflow-hidden rounded-tremor-default border border-line bg-surface p-3 text-ink shadow-lg backdrop:bg-ink/40 open:flex dark:backdrop:bg-page/70"
    >
      <input
        role="combobox"
        aria-expanded={targets.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={targets.length > 0 ? optionId : undefined}
        aria-autocomplete="list"
        aria-label={words.t('jump.title')}
        aria-describedby={`${id}-hint`}
        placeholder={words.t('jump.title')}
        autoComplete="off"
        dir="auto"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className={`${inputLook} shrink-0 border-edge !text-base sm:!text-sm`}
      />
      <p id={`${id}-hint`} className={text === '' ? 'px-3 pt-2 text-sm text-muted' : 'sr-only'}>
        {words.t('search.hint')}
      </p>
      <Offered id={id} groups={groups} chosen={chosen} follow={follow} whole={whole} text={text} />
      <Said text={text} isBusy={isBusy} isEmpty={groups.length === 0} error={error} retry={retry} />
    </dialog>
  );
}

interface OfferedProps {
  readonly id: string;
  readonly groups: readonly JumpGroup[];
  readonly chosen: number;
  readonly follow: (href: string) => void;
  /** The page of all results, once there is something to look for. */
  readonly whole: JumpTarget | null;
  readonly text: string;
}

function Offered({ id, groups, chosen, follow, whole, text }: OfferedProps) {
  const words = useWords();
  const firsts = groups.map((_, n) =>
    groups.slice(0, n).reduce((sum, { targets }) => sum + targets.length, 0),
  );
  const count = groups.reduce((sum, { targets }) => sum + targets.length, 0);
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={words.t('jump.title')}
      className="mt-2 min-h-0 flex-1 overflow-y-auto overscroll-contain"
    >
      {groups.map(({ id: of, label, targets }, n) => (
        // biome-ignore lint/a11y/useSemanticElements: a list of options may hold groups of them, and no fieldset.
        <div key={of} role="group" aria-label={label}>
          <p aria-hidden className="px-3 pb-1 pt-2 text-xs font-semibold text-faint">
            {label}
          </p>
          {targets.map((target, index) => {
            const place = (firsts[n] ?? 0) + index;
            return (
              <Option
                key={target.href}
                id={`${id}-${place}`}
                isChosen={place === chosen}
                follow={() => follow(target.href)}
              >
                <span className="break-words text-ink">
                  <bdi>{target.name}</bdi>
                </span>
                {target.text !== '' && (
                  <span className="line-clamp-2 break-words text-xs text-muted">
                    <bdi>{target.text}</bdi>
                  </span>
                )}
              </Option>
            );
          })}
        </div>
      ))}
      {whole && (
        <Option id={`${id}-${count}`} isChosen={chosen === count} follow={() => follow(whole.href)}>
          <span className="break-words text-accent">{words.t('search.all', { text })}</span>
        </Option>
      )}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly isChosen: boolean;
  readonly follow: () => void;
  readonly children: React.ReactNode;
}

function Option({ id, isChosen, follow, children }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, as in every combobox.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onClick={follow}
      className={`flex min-h-10 cursor-pointer flex-col justify-center rounded-tremor-small px-3 py-1.5 text-sm ${
        isChosen ? 'bg-sunken' : 'hover:bg-sunken/60'
      }`}
    >
      {children}
    </div>
  );
}

interface SaidProps {
  readonly text: string;
  readonly isBusy: boolean;
  readonly isEmpty: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

function Said({ text, isBusy, isEmpty, error, retry }: SaidProps) {
  const words = useWords();
  const said = isBusy
    ? words.t('search.busy')
    : isEmpty && error === null
      ? words.t('search.none', { text })
      : '';
  return (
    <>
      <p role="status" className="shrink-0 break-words px-3 pt-2 text-sm text-muted empty:hidden">
        {said}
      </p>
      {error && (
        <div className="shrink-0 pt-2">
          <Failed what={words.t('search.what')} error={error} retry={retry} />
        </div>
      )}
    </>
  );
}
