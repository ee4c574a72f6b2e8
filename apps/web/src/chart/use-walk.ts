/** Walking a chart by keys: which stop is looked at, and which one waits for the focus to come back. */
import type { PlacedMark, Scene } from '@marsad/indicators/chart';
import { type KeyboardEvent, type SVGProps, useRef, useState } from 'react';
import { mostSingleMarks } from './dense-marks.js';
import { useSelection } from './selection.js';
import { nextStop } from './stops.js';
import type { Days } from './zoom.js';
import { zoomKey } from './zoom-key.js';

export interface StopAttributes
  extends Pick<SVGProps<SVGGElement>, 'role' | 'tabIndex' | 'onFocus' | 'onBlur'> {
  readonly ref: (element: SVGGElement | null) => void;
}

export interface Walk {
  /** The stop that is looked at. */
  readonly active: number | null;
  readonly activeMark: PlacedMark | undefined;
  /** The stop that Tab comes back to. */
  readonly rest: number;
  /** Stops before the first mark: the baseline is one. */
  readonly offset: number;
  /** So many marks that they are one stop, walked within. */
  readonly dense: boolean;
  readonly selection: ReturnType<typeof useSelection>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly stopAt: (index: number) => StopAttributes;
}

export function useWalk(scene: Scene | null, onDays: ((days: Days | null) => void) | undefined): Walk {
  const [active, setActive] = useState<number | null>(null);
  const [resting, setResting] = useState(0);
  const items = useRef<(SVGGElement | null)[]>([]);
  const offset = scene?.baseline ? 1 : 0;
  const marks = scene?.marks.length ?? 0;
  const rest = Math.min(resting, Math.max(0, marks + offset - 1));
  const dense = marks > mostSingleMarks;
  const selection = useSelection(scene, { offset, onDays, look: setActive });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      selection.clear();
      setActive(null);
    }
    const days =
      scene === null || onDays === undefined ? undefined : zoomKey(event, scene, active ?? rest, offset);
    if (days !== undefined) {
      event.preventDefault();
      onDays?.(days);
      return;
    }
    const target = nextStop(event.key, active ?? rest, marks + offset);
    if (target === null) return;
    event.preventDefault();
    setResting(target);
    if (dense) setActive(target);
    else items.current[target]?.focus();
  };
  const stopAt = (index: number): StopAttributes => ({
    ref: (element: SVGGElement | null) => {
      items.current[index] = element;
    },
    role: 'img',
    tabIndex: index === rest ? 0 : -1,
    onFocus: () => {
      setActive(index);
      setResting(index);
    },
    onBlur: () => setActive(null),
  });
  const activeMark = active === null ? undefined : scene?.marks[active - offset];
  return { active, activeMark, rest, offset, dense, selection, onKeyDown, stopAt };
}
