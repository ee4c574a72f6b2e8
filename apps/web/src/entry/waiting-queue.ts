/** The waiting figures as this device stores them, and as every open tab sees them. */

import { type Fields, Unreadable } from '@marsad/indicators/stored';
import { useSyncExternalStore } from 'react';
import { within } from '../session/device-database.js';
import { figureDocument } from './stored-figure.js';
import { inTurn, mostWaiting, type NewFigure, type WaitingFigure, type WaitingState } from './waiting.js';

export interface Waiting {
  readonly figures: readonly WaitingFigure[];
  /** How many this page has sent since it was opened. */
  readonly sent: number;
}

const nothing: Waiting = { figures: [], sent: 0 };
let shown = nothing;
let owner: string | null = null;
const listeners = new Set<() => void>();
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('marsad-waiting') : null;
channel?.addEventListener('message', () => void refresh());

function show(next: Waiting): void {
  shown = next;
  for (const tell of listeners) tell();
}

async function refresh(): Promise<void> {
  const person = owner;
  if (person === null) return;
  const figures = await waitingOf(person);
  if (person === owner) show({ ...shown, figures });
}

async function changed(): Promise<void> {
  channel?.postMessage(null);
  await refresh();
}

/** Whose figures are shown: nobody sees what somebody else left on this device. */
export async function showWaitingOf(person: string | null): Promise<void> {
  if (person === owner) return;
  owner = person;
  show(nothing);
  await refresh();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useWaiting = (): Waiting => useSyncExternalStore(subscribe, () => shown);

export async function waitingOf(person: string): Promise<WaitingFigure[]> {
  const rows = await within('waiting', 'readonly', async (store) => store.getAll());
  return inTurn(rows.filter((row) => row.person === person).flatMap(figureIn));
}

/** One that this page cannot read, because a newer one kept it, is neither shown nor sent: it stays for that to read. */
function figureIn(row: Fields): WaitingFigure[] {
  try {
    return [figureDocument.read(row)];
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    console.error(error.at(`waiting ${String(row.key)}`).message);
    return [];
  }
}

/** As it goes to the disk, under its key. */
const rowOf = (figure: WaitingFigure) => ({ ...(figureDocument.write(figure) as Fields), key: figure.key });
const turnOf = ({ turn }: Fields): number => (typeof turn === 'number' ? turn : 0);

/**
 * Keeps a figure, in the place of another where it mends one. Once this has resolved with 'kept' it survives a closed
 * tab; 'full' where no more are taken.
 */
export async function keepWaiting(
  figure: NewFigure,
  instead: string | null = null,
): Promise<'kept' | 'full'> {
  const kept = await within('waiting', 'readwrite', async (store) => {
    const held = await store.getAll();
    const others = held.filter(({ person, key }) => person === figure.person && key !== instead);
    if (others.length >= mostWaiting) return 'full';
    if (instead !== null) await store.delete(instead);
    const turn = 1 + held.reduce((last, one) => Math.max(last, turnOf(one)), 0);
    await store.put(rowOf({ ...figure, turn, state: { kind: 'waiting' } }));
    return 'kept';
  });
  // Asked where there is something to lose: the browser then doesn't clear it away when the disk runs full.
  void navigator.storage?.persist?.().catch(() => {});
  await changed();
  return kept;
}

/** Puts back what was discarded by mistake, where it stood. */
export async function putBack(figure: WaitingFigure): Promise<void> {
  await within('waiting', 'readwrite', async (store) => store.put(rowOf(figure)));
  await changed();
}

/** One figure takes the place of another, with its turn. */
export async function replaceWaiting(key: string, figure: WaitingFigure): Promise<void> {
  await within('waiting', 'readwrite', async (store) => {
    await store.delete(key);
    await store.put(rowOf(figure));
  });
  await changed();
}

export async function removeWaiting(key: string, wasSent = false): Promise<void> {
  await within('waiting', 'readwrite', async (store) => store.delete(key));
  if (wasSent) show({ ...shown, sent: shown.sent + 1 });
  await changed();
}

export async function removeAllWaiting(person: string): Promise<void> {
  await within('waiting', 'readwrite', async (store) => {
    // What this page cannot read nobody has seen, so nobody can have meant it.
    for (const row of await store.getAll())
      if (row.person === person && figureIn(row).length > 0) await store.delete(row.key);
  });
  await changed();
}

/** Changes a figure that is still there, and still as `from` says. @returns whether it was. */
async function alter(key: string, from: (state: WaitingState) => boolean, change: Partial<WaitingFigure>) {
  const done = await within('waiting', 'readwrite', async (store) => {
    const row = await store.get(key);
    const [held] = row === undefined ? [] : figureIn(row);
    if (held === undefined || !from(held.state)) return false;
    await store.put(rowOf({ ...held, ...change }));
    return true;
  });
  await changed();
  return done;
}

/** Noted before it goes out: if the answer is lost, the next try asks first whether it arrived. */
export const markSent = (key: string): Promise<boolean> =>
  alter(key, ({ kind }) => kind === 'waiting', { sent: true });

export const hold = (key: string, state: WaitingState): Promise<boolean> =>
  alter(key, ({ kind }) => kind === 'waiting', { state });

/** It goes into the form: nothing is sent of it until whoever mends it says so. */
export const takeUp = (key: string): Promise<boolean> =>
  alter(key, () => true, { state: { kind: 'editing' } });

/** As it is, it goes on. */
export const letGo = (key: string): Promise<boolean> =>
  alter(key, () => true, { state: { kind: 'waiting' } });
