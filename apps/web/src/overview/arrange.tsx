/** The indicators as a plain list to be put in order: by dragging, by buttons, or by the arrow keys on the handle. */
import type { ArrangementWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Sortable, useSortableRow } from '../ui/sortable.js';
import { type Group, unarranged, pinned as withPin } from './arrangement.js';
import { groupTitle } from './group-title.js';
import { moved } from './moved.js';
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

export default function Arrange({ groups, order, arrangement, arrange, close }: Props) {
  const words = useWords();
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const nameOf = ({ name }: IndicatorSummaryWire) => words.text(name);

  const move = (group: readonly string[], indicator: IndicatorSummaryWire | undefined, to: number) => {
    if (indicator === undefined) return;
    const next = moved(order, group, indicator.id, to);
    const place = next.filter((id) => group.includes(id)).indexOf(indicator.id) + 1;
    arrange(
      { ...arrangement, order: [...next] },
      words.t('arrange.moved', { name: nameOf(indicator), place, count: group.length }),
    );
  };

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
      <div className="flex flex-col gap-5">
        {groups.map(({ key, members }) => {
          const group = members.map(({ id }) => id);
          const { pinned } = arrangement;
          return (
            <section key={key} aria-label={groupTitle(words, key)}>
              <h3 className="mb-1 text-sm font-semibold text-muted">{groupTitle(words, key)}</h3>
              <Sortable
                ids={group}
                move={(id, to) =>
                  move(
                    group,
                    members.find((one) => one.id === id),
                    to,
                  )
                }
              >
                <ol className="divide-y divide-line border-y border-line">
                  {members.map((indicator, at) => (
                    <Row
                      key={indicator.id}
                      indicator={indicator}
                      at={at}
                      count={group.length}
                      isPinned={pinned.includes(indicator.id)}
                      move={(to) => move(group, indicator, to)}
                      pin={(on) =>
                        arrange(
                          withPin(arrangement, indicator.id, on),
                          words.t(on ? 'arrange.pinned' : 'arrange.unpinned', { name: nameOf(indicator) }),
                        )
                      }
                    />
                  ))}
                </ol>
              </Sortable>
            </section>
          );
        })}
      </div>
    </Card>
  );
}

interface RowProps {
  readonly indicator: IndicatorSummaryWire;
  /** Its place in its group, from 0. */
  readonly at: number;
  readonly count: number;
  readonly isPinned: boolean;
  readonly move: (to: number) => void;
  readonly pin: (on: boolean) => void;
}

function Row({ indicator, at, count, isPinned, move, pin }: RowProps) {
  const words = useWords();
  const name = words.text(indicator.name);
  const { row, handle, isHeld } = useSortableRow(indicator.id);
  return (
    <li {...row} className={`flex items-center gap-1 py-1 ${isHeld ? 'relative z-10 bg-sunken' : ''}`}>
      <button
        {...handle}
        type="button"
        aria-label={words.t('arrange.handle', { name, place: at + 1, count })}
        className="inline-flex size-10 shrink-0 cursor-grab touch-none items-center justify-center rounded-tremor-small text-faint hover:bg-sunken hover:text-ink active:cursor-grabbing"
        onKeyDown={(event) => {
          const step = stepOf(event);
          if (step === 0) return;
          event.preventDefault();
          if (at + step >= 0 && at + step < count) move(at + step);
        }}
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
        onClick={() => move(at - 1)}
      />
      <Step
        label={words.t('arrange.down', { name })}
        path="m3.5 6 4.5 4.5L12.5 6"
        disabled={at === count - 1}
        onClick={() => move(at + 1)}
      />
      <PinButton indicator={indicator} on={isPinned} pin={pin} />
    </li>
  );
}

function stepOf({ key }: KeyboardEvent): -1 | 0 | 1 {
  return key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
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
