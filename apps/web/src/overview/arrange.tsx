/** The indicators as a plain list to be put in order: by dragging, by buttons, or by the arrow keys on the handle. */
import type { ArrangementWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { type Group, moved, unarranged, pinned as withPin } from './arrangement.js';
import { groupTitle } from './group-title.js';
import { PinButton } from './pin-button.js';

interface Props {
  /** All of them in the reader's order, whatever is filtered. */
  readonly groups: readonly Group[];
  /** Every id in that order. */
  readonly order: readonly string[];
  readonly arrangement: ArrangementWire;
  readonly arrange: (next: ArrangementWire, said: string) => void;
  readonly close: () => void;
}

interface Dragging {
  readonly id: string;
  readonly order: readonly string[];
}

export default function Arrange({ groups, order, arrangement, arrange, close }: Props) {
  const words = useWords();
  const titleId = useId();
  const list = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const nameOf = ({ name }: IndicatorSummaryWire) => words.text(name);

  const saidOf = (next: readonly string[], group: readonly string[], indicator: IndicatorSummaryWire) =>
    words.t('arrange.moved', {
      name: nameOf(indicator),
      place: next.filter((id) => group.includes(id)).indexOf(indicator.id) + 1,
      count: group.length,
    });
  const move = (group: readonly string[], indicator: IndicatorSummaryWire, to: number) => {
    const next = moved(order, group, indicator.id, to);
    arrange({ ...arrangement, order: [...next] }, saidOf(next, group, indicator));
  };
  // Listened for on the window: the row that is dragged changes its place in the page, and would lose the pointer.
  const drag = (indicator: IndicatorSummaryWire, group: readonly string[]) => {
    let next = order;
    const follow = ({ clientY }: PointerEvent) => {
      const to = placeUnder(list.current, indicator.id, group, clientY);
      if (to !== null) next = moved(order, group, indicator.id, to);
      setDragging({ id: indicator.id, order: next });
    };
    const end = ({ type }: PointerEvent) => {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      setDragging(null);
      if (type === 'pointerup' && next.some((id, at) => id !== order[at]))
        arrange({ ...arrangement, order: [...next] }, saidOf(next, group, indicator));
    };
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  };
  const place = new Map((dragging?.order ?? order).map((id, at) => [id, at]));

  return (
    <Card labelledBy={titleId} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="max-w-2xl">
          <h2 id={titleId} ref={title} tabIndex={-1} className="text-base font-semibold outline-none">
            {words.t('arrange.title')}
          </h2>
          <p className="text-sm text-muted">{words.t('arrange.lead')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => arrange(unarranged, words.t('arrange.isReset'))}>
            {words.t('arrange.reset')}
          </Button>
          <Button look="primary" onClick={close}>
            {words.t('view.done')}
          </Button>
        </div>
      </div>
      <div ref={list} className="flex flex-col gap-5">
        {groups.map(({ key, members }) => {
          const group = members.map(({ id }) => id);
          const shown = [...members].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
          return (
            <section key={key} aria-label={groupTitle(words, key)}>
              <h3 className="mb-1 text-sm font-semibold text-muted">{groupTitle(words, key)}</h3>
              <ol className="divide-y divide-line border-y border-line">
                {shown.map((indicator, at) => {
                  const { id } = indicator;
                  const name = nameOf(indicator);
                  const isHeld = dragging?.id === id;
                  return (
                    <li
                      key={id}
                      data-id={id}
                      className={`flex items-center gap-1 py-1 ${isHeld ? 'bg-sunken' : ''}`}
                    >
                      <button
                        type="button"
                        aria-label={words.t('arrange.handle', { name, place: at + 1, count: group.length })}
                        className="inline-flex size-10 shrink-0 cursor-grab touch-none items-center justify-center rounded-tremor-small text-faint hover:bg-sunken hover:text-ink active:cursor-grabbing"
                        onKeyDown={(event) => {
                          const step = stepOf(event);
                          if (step === 0) return;
                          event.preventDefault();
                          if (at + step >= 0 && at + step < group.length) move(group, indicator, at + step);
                        }}
                        onPointerDown={({ button }) => button === 0 && drag(indicator, group)}
                      >
                        <svg viewBox="0 0 16 16" aria-hidden className="size-4 fill-current">
                          {[3.5, 8, 12.5].flatMap((y) =>
                            [5.5, 10.5].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r={1.3} />),
                          )}
                        </svg>
                      </button>
                      <span className="min-w-0 flex-1 text-sm">{name}</span>
                      <Step
                        label={words.t('arrange.up', { name })}
                        path="m3.5 10 4.5-4.5L12.5 10"
                        disabled={at === 0}
                        onClick={() => move(group, indicator, at - 1)}
                      />
                      <Step
                        label={words.t('arrange.down', { name })}
                        path="m3.5 6 4.5 4.5L12.5 6"
                        disabled={at === group.length - 1}
                        onClick={() => move(group, indicator, at + 1)}
                      />
                      <PinButton
                        indicator={indicator}
                        on={arrangement.pinned.includes(id)}
                        pin={(on) =>
                          arrange(
                            withPin(arrangement, id, on),
                            words.t(on ? 'arrange.pinned' : 'arrange.unpinned', { name }),
                          )
                        }
                      />
                    </li>
                  );
                })}
              </ol>
            </section>
          );
        })}
      </div>
    </Card>
  );
}

function stepOf({ key }: KeyboardEvent): -1 | 0 | 1 {
  return key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
}

/** The place in its group of the row the pointer is over; null where there is no row. */
function placeUnder(
  list: HTMLElement | null,
  id: string,
  group: readonly string[],
  y: number,
): number | null {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-id]') ?? [])].filter((row) =>
    group.includes(row.dataset.id ?? ''),
  );
  if (rows.length === 0) return null;
  const others = rows.filter((row) => row.dataset.id !== id);
  return others.filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return y > top + height / 2;
  }).length;
}

/** Not disabled at the ends but said to be: a button that is pressed until it can't go on must not lose the focus. */
function Step({
  label,
  path,
  disabled,
  onClick,
}: {
  label: string;
  path: string;
  disabled: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={disabled}
      onClick={() => !disabled && onClick()}
      className={`inline-flex size-10 shrink-0 items-center justify-center rounded-tremor-small ${
        disabled ? 'cursor-not-allowed text-edge opacity-60' : 'text-muted hover:bg-sunken hover:text-ink'
      }`}
    >
      <svg
        viewBox="0 0 16 16"
        aria-hidden
        className="size-4"
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={path} />
      </svg>
    </button>
  );
}
