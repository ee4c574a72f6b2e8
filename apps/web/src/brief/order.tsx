/** The order of a brief, by drag or by arrows; what moved is said aloud and keeps the focus. */
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language/words.js';
import { Sortable, useSortableRow } from '../ui/sortable.js';
import { moved } from './address.js';

export interface Ordered {
  /** Among the others of its list. */
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly items: readonly Ordered[];
  readonly choose: (chosen: readonly string[]) => void;
}

type Way = 'up' | 'down';

const button =
  'inline-flex size-8 shrink-0 items-center justify-center rounded-tremor-small border border-transparent text-muted hover:border-edge hover:text-ink disabled:opacity-40';

export default function Order({ items, choose }: Props) {
  const words = useWords();
  const list = useRef<HTMLOListElement>(null);
  const ids = items.map(({ id }) => id);
  const [said, setSaid] = useState('');
  const [focus, setFocus] = useState<{ readonly id: string; readonly way: Way } | null>(null);
  useEffect(() => {
    // A row that moved in the page lost the focus on its way; where its arrow ends, the other one takes it.
    if (focus === null) return;
    const row = list.current?.querySelector(`[data-id="${CSS.escape(focus.id)}"]`);
    const own = row?.querySelector<HTMLButtonElement>(`[data-way="${focus.way}"]:enabled`);
    (own ?? row?.querySelector<HTMLButtonElement>('[data-way]:enabled'))?.focus();
  }, [focus]);

  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || moved(ids, from, to) === ids) return;
    choose(moved(ids, from, to));
    setSaid(words.t('brief.moved', { name: item.name, place: to + 1, all: ids.length }));
  };

  return (
    <>
      <Sortable ids={ids} move={(id, to) => move(ids.indexOf(id), to)}>
        <ol ref={list} className="divide-y divide-line rounded-tremor-small border border-line">
          {items.map((item, at) => (
            <Row
              key={item.id}
              id={item.id}
              name={item.name}
              isFirst={at === 0}
              isLast={at === ids.length - 1}
              move={(way) => {
                move(at, way === 'up' ? at - 1 : at + 1);
                setFocus({ id: item.id, way });
              }}
              remove={() => choose(ids.filter((id) => id !== item.id))}
            />
          ))}
        </ol>
      </Sortable>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

interface RowProps {
  readonly id: string;
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly move: (way: Way) => void;
  readonly remove: () => void;
}

function Row({ id, name, isFirst, isLast, move, remove }: RowProps) {
  const words = useWords();
  const { row, handle, isHeld } = useSortableRow(id);
  return (
    <li
      {...row}
      data-id={id}
      className={`flex items-center gap-1 px-2 py-1 text-sm ${isHeld ? 'relative z-10 bg-sunken' : 'bg-surface'}`}
    >
      <span {...handle} aria-hidden className="cursor-grab touch-none select-none px-1 py-2 text-faint">
        <svg viewBox="0 0 10 16" aria-hidden className="h-4 w-2.5 fill-current">
          <path d="M1 2h3v3H1zm5 0h3v3H6zM1 7h3v3H1zm5 0h3v3H6zm-5 5h3v3H1zm5 0h3v3H6z" />
        </svg>
      </span>
      <span className="min-w-0 flex-1 break-words">{name}</span>
      {(['up', 'down'] as const).map((way) => (
        <button
          key={way}
          type="button"
          data-way={way}
          aria-label={words.t(`brief.${way}`, { name })}
          disabled={way === 'up' ? isFirst : isLast}
          className={button}
          onClick={() => move(way)}
        >
          <Sign d={way === 'up' ? 'M4 10l4-4 4 4' : 'M4 6l4 4 4-4'} />
        </button>
      ))}
      <button
        type="button"
        aria-label={words.t('brief.remove', { name })}
        className={button}
        onClick={remove}
      >
        <Sign d="M4 4l8 8M12 4l-8 8" />
      </button>
    </li>
  );
}

function Sign({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden className="size-4 fill-none stroke-current" strokeWidth={1.75}>
      <path d={d} />
    </svg>
  );
}
