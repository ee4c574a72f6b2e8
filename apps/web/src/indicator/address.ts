/** What of the page stands in its address, so that a link restores the view. */
import type { Height } from '@marsad/indicators/chart';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { type ScaleKind, scales } from '../chart/drawn.js';
import { type Days, monthsOf } from '../chart/zoom.js';
import { useAddress } from '../ui/address.js';

/** Whole months such as `2020-03`, the last one included; empty where that end is open. */
export interface Months {
  readonly from: string;
  readonly to: string;
}

export interface Range {
  readonly months: Months;
  /** ISO days, the last exclusive; null where that end is open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly set: (months: Months) => void;
  readonly setDays: (days: Days | null) => void;
}

/** While a handle is dragged the address waits: browsers refuse to have it written too often. */
const settleMs = 250;

export function useRange(whole: Days): Range {
  const [search, write] = useAddress();
  const [draft, drag] = useDraft<Months>(({ from, to }) => write({ from, to }));
  const month = (name: string) =>
    /^\d{4}-(0[1-9]|1[0-2])/.test(search.get(name) ?? '') ? (search.get(name) ?? '').slice(0, 7) : '';
  const months = draft ?? { from: month('from'), to: month('to') };
  return {
    months,
    from: months.from === '' ? null : `${months.from}-01`,
    to: months.to === '' ? null : monthAfter(months.to),
    set: drag,
    setDays: (days) => {
      const all = monthsOf(whole);
      const asked =
        days === null ? all : monthsOf([Math.max(whole[0], days[0]), Math.min(whole[1], days[1])]);
      drag({ from: asked.from === all.from ? '' : asked.from, to: asked.to === all.to ? '' : asked.to });
    },
  };
}

/** A value that is shown at once and committed when it has rested. */
export function useDraft<T>(commit: (value: T) => void): [T | undefined, (value: T) => void] {
  const [draft, setDraft] = useState<T>();
  const timer = useRef<number>(undefined);
  const latest = useRef(commit);
  latest.current = commit;
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return [
    draft,
    (value) => {
      setDraft(() => value);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => {
        latest.current(value);
        setDraft(undefined);
      }, settleMs);
    },
  ];
}

/** The first day after a month such as `2020-03`. */
export function monthAfter(month: string): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
}

export function useHeights(): [Height, (heights: Height) => void] {
  const [search, write] = useAddress();
  return [
    search.get('heights') === 'given' ? 'given' : 'compared',
    (heights) => write({ heights: heights === 'given' ? 'given' : '' }),
  ];
}

export function useScale(): [ScaleKind, (scale: ScaleKind) => void] {
  const [search, write] = useAddress();
  return [
    scales.find((scale) => scale === search.get('scale')) ?? 'linear',
    (scale) => write({ scale: scale === 'linear' ? '' : scale }),
  ];
}

export const tabs = ['chart', 'table', 'sources', 'history'] as const;
export type Tab = (typeof tabs)[number];

export function useTab(): Tab {
  const [search] = useSearchParams();
  return tabs.find((tab) => tab === search.get('tab')) ?? 'chart';
}
