/** What is typed into the grid, kept on this device as it is typed, whoever has it open. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../session/session.js';
import { emptyGridDraft, type GridDraft, keepGrid, noSource, type SetAside, storedGrid } from './draft.js';
import type { Layout } from './layout.js';
import { type Act, act, type Grid, gridOf } from './model.js';
import type { GridSource } from './reading.js';

interface State {
  readonly grid: Grid;
  readonly rest: Omit<GridDraft, 'cells'>;
}

export interface GridHeld extends State {
  readonly does: (done: Act) => void;
  readonly setSource: (change: Partial<GridSource>) => void;
  readonly setByRow: (isByRow: boolean) => void;
  /** Takes cells out of the grid: thrown away, or sent as a table; the others stay. */
  readonly takeOut: (aside: Pick<SetAside, 'cells' | 'table'>, left: GridDraft['cells']) => void;
  /** What was taken out last stands in the grid again, beside what was typed since. */
  readonly putBack: () => void;
  readonly forgetAside: () => void;
}

/** @param layoutOf the same function as long as the same is shown */
export function useDraft(layoutOf: (isByRow: boolean) => Layout): GridHeld & { readonly layout: Layout } {
  const { person } = useSession();
  const owner = person?.id ?? null;
  const [state, setState] = useState<State>(() => begun(owner));
  const now = useRef(state);
  const { isByRow: byRow } = state.rest;
  const layout = useMemo(() => layoutOf(byRow), [layoutOf, byRow]);
  const shown = useRef(layout);
  shown.current = layout;

  const put = (next: State) => {
    const before = now.current;
    now.current = next;
    setState(next);
    if (next.grid.cells !== before.grid.cells || next.rest !== before.rest)
      keepGrid(owner, { cells: next.grid.cells, ...next.rest });
  };
  const does = (done: Act) => put({ ...now.current, grid: act(now.current.grid, shown.current, done) });
  const change = (rest: Partial<State['rest']>) =>
    put({ ...now.current, rest: { ...now.current.rest, ...rest } });

  // Another tab has the same draft: what is typed there is here too, and neither writes over the other.
  useEffect(() => {
    const follow = ({ key }: StorageEvent) => {
      if (key === null || !key.startsWith('marsad.grid@')) return;
      const { cells, ...rest } = storedGrid(owner);
      const next = { rest, grid: act(now.current.grid, shown.current, { kind: 'replace', cells }) };
      now.current = next;
      setState(next);
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [owner]);

  return {
    ...state,
    layout,
    does,
    setSource: (part) => change({ source: { ...now.current.rest.source, ...part } }),
    setByRow: (isByRow) => change({ isByRow }),
    takeOut: ({ cells, table }, left) => {
      const { source, isByRow } = now.current.rest;
      put({
        grid: act(now.current.grid, shown.current, { kind: 'replace', cells: left }),
        rest: {
          // The next block may be of another source; what was sent is not said of it.
          source: Object.keys(left).length > 0 ? source : noSource,
          isByRow,
          setAside: { cells, source, isByRow, table },
        },
      });
    },
    putBack: () => {
      const { setAside, source, isByRow } = now.current.rest;
      if (setAside === null) return;
      const { grid } = now.current;
      put({
        grid: act(grid, shown.current, { kind: 'replace', cells: { ...setAside.cells, ...grid.cells } }),
        rest: {
          source: Object.values(source).every((text) => text === '') ? setAside.source : source,
          isByRow: isByRow || setAside.isByRow,
          setAside: null,
        },
      });
    },
    forgetAside: () => change({ setAside: null }),
  };
}

function begun(owner: string | null): State {
  const { cells, ...rest } = { ...emptyGridDraft, ...storedGrid(owner) };
  return { grid: gridOf(cells), rest };
}
