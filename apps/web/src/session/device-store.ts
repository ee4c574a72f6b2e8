/**
 * What entering figures needs where there is no connection: who is signed in, and of each indicator its unit, its
 * dimensions, its baseline and its newest figure, and the installation's time zone. Nothing else of the API's answers
 * stays on the device, and this goes with the session.
 */
import type { IndicatorSummaryWire, SessionWire } from '@marsad/indicators/contract';
import type { Stored } from '@marsad/indicators/stored';
import { within } from './device-database.js';
import { forgetOthers } from './kept.js';
import { type StoredCatalogue, storedInDevice } from './stored.js';

interface Kept {
  readonly session: SessionWire;
  readonly catalogue: StoredCatalogue;
}
const stored: { readonly [K in keyof Kept]: Stored<Kept[K]> } = storedInDevice;

async function write<K extends keyof Kept>(name: K, value: Kept[K]): Promise<void> {
  await within('kept', 'readwrite', async (store) => store.put({ name, value: stored[name].write(value) }));
}

async function read<K extends keyof Kept>(name: K): Promise<Kept[K] | null> {
  const row = await within('kept', 'readonly', async (store) => store.get(name));
  return row === undefined ? null : stored[name].read(row.value);
}

/** One thing after the other, in the order in which it was said. */
let turn: Promise<void> = Promise.resolve();

/** A device without storage works as long as it has a connection. */
function inTurn(deed: () => Promise<void>): Promise<void> {
  turn = turn.then(deed).catch(() => {});
  return turn;
}

const clear = () => within('kept', 'readwrite', async (store) => store.clear());

export function clearStore(): Promise<void> {
  return inTurn(clear);
}

let toldFirst = () => {};
/** Once it was said who is signed in here, or that nobody is. */
const told = new Promise<void>((resolve) => {
  toldFirst = resolve;
});

/** Who is signed in here, or that nobody is: what is kept of others goes. */
export function storeSession(session: SessionWire): Promise<void> {
  const person = session.state === 'signed-in' ? session.person : null;
  forgetOthers(person?.id ?? null);
  const stored = inTurn(async () => {
    if (person === null || (await storedSession())?.person?.id !== person.id) await clear();
    if (person !== null) await write('session', session);
  });
  toldFirst();
  return stored;
}

export const storedSession = (): Promise<SessionWire | null> => read('session').catch(() => null);

export async function storeCatalogue(
  person: string,
  indicators: readonly IndicatorSummaryWire[],
  timeZone: string | null,
): Promise<void> {
  await told;
  await inTurn(async () => {
    // Only beside its session: an answer that comes after the sign-out leaves nothing behind.
    if ((await storedSession())?.person?.id === person)
      await write('catalogue', { person, indicators: indicators.map(forEntry), timeZone });
  });
}

export async function storedCatalogue(person: string): Promise<StoredCatalogue | null> {
  const held = await read('catalogue').catch(() => null);
  return held?.person === person ? held : null;
}

/** What the form shows of an indicator, and no more. */
export function forEntry(indicator: IndicatorSummaryWire): IndicatorSummaryWire {
  return {
    ...indicator,
    definition: { en: '' },
    previous: null,
    figures: 0,
    series: [],
    overdue: null,
    alerts: [],
  };
}
