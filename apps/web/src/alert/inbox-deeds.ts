import type { AlertActionWire, AlertWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { actOnAlerts } from '../api/alerts.js';
import { keys } from '../api/queries.js';
import { concernedBy, type Deed, type DeedOn, undoing } from './inbox-undo.js';

type Item = AlertActionWire['items'][number];

/** What came of the last thing that was done. */
export interface Told {
  readonly action: Deed['action'];
  readonly isUndo: boolean;
  readonly done: number;
  readonly unchanged: number;
  readonly refused: readonly Item[];
  /** What stopped it half-way. */
  readonly error: unknown;
}

export interface Deeds {
  /** What stopped it; null where nothing did. */
  readonly act: (deed: Deed, alerts: readonly AlertWire[]) => Promise<unknown>;
  /** Null where there is nothing to take back. */
  readonly undo: (() => Promise<void>) | null;
  /** How far it is; null while nothing is being done. */
  readonly busy: { readonly done: number; readonly total: number } | null;
  readonly told: Told | null;
  readonly forget: () => void;
}

/** So many go in one request: few enough that it is seen how far it is. */
const atOnce = 100;

/** Does things with many alerts, and keeps what takes the last one back. */
export function useDeeds(): Deeds {
  const client = useQueryClient();
  const [busy, setBusy] = useState<Deeds['busy']>(null);
  const [told, setTold] = useState<Told | null>(null);
  const [back, setBack] = useState<readonly DeedOn[]>([]);

  /** @param left so many were as they should be already. */
  const run = async (all: readonly DeedOn[], isUndo: boolean, left = 0) => {
    const total = all.reduce((sum, { alerts }) => sum + alerts.length, 0);
    const items: Item[] = [];
    let error: unknown = null;
    setBusy({ done: 0, total });
    try {
      for (const { deed, alerts } of all)
        for (let from = 0; from < alerts.length; from += atOnce) {
          const answer = await actOnAlerts({ ...deed, alerts: alerts.slice(from, from + atOnce) });
          items.push(...answer.items);
          setBusy({ done: items.length, total });
        }
    } catch (caught) {
      error = caught;
    }
    const of = (outcome: Item['outcome']) => items.filter((one) => one.outcome === outcome);
    const action = all[0]?.deed.action ?? 'acknowledge';
    const [done, unchanged] = [of('done').length, of('unchanged').length + left];
    await Promise.all(
      [keys.allAlerts, keys.silences, keys.indicators].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
    setTold({ action, isUndo, done, unchanged, refused: of('refused'), error });
    setBusy(null);
    return { done: new Set(of('done').map(({ alert }) => alert)), error };
  };

  return {
    busy,
    told,
    forget: () => setTold(null),
    act: async (deed, alerts) => {
      const concerned = concernedBy(deed, alerts);
      setBack([]);
      const ids = concerned.map(({ id }) => id);
      const { done, error } = await run([{ deed, alerts: ids }], false, alerts.length - ids.length);
      setBack(
        undoing(
          deed,
          concerned.filter(({ id }) => done.has(id)),
        ),
      );
      return error;
    },
    undo:
      back.length === 0
        ? null
        : async () => {
            setBack([]);
            await run(back, true);
          },
  };
}
