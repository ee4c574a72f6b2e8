/** Where every indicator stands, read once as long as nothing is recorded: everybody opens the overview, again and again. */
import { countSeries, listIndicators, readStandings, recordState, type Transaction } from '@marsad/db';

type Which = 'current' | 'archived';

export type Standing = ReturnType<typeof standingKept>;

export function standingKept() {
  const kept = new Map<Which, { readonly state: string; readonly reading: ReturnType<typeof read> }>();
  /** @param tx sees one state of the database: it is read in the state that it is kept for. */
  return async (tx: Transaction, which: Which) => {
    const state = await recordState(tx);
    const known = kept.get(which);
    if (known?.state === state) return known.reading;
    const one = { state, reading: read(tx, which) };
    kept.set(which, one);
    return one.reading.catch((error: unknown) => {
      if (kept.get(which) === one) kept.delete(which);
      throw error;
    });
  };
}

async function read(tx: Transaction, which: Which) {
  const [indicators, counts] = await Promise.all([listIndicators(tx, which), countSeries(tx)]);
  const standings = await readStandings(
    tx,
    indicators.map(({ indicator }) => indicator),
  );
  return { indicators, counts, standings };
}
