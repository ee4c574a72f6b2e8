/** Signing out: what is somebody's leaves this browser, and the server ends the session. */
import { ApiError, call } from '../api/client.js';
import { hasWork, storedBegun, storedDraft, storedInForm } from '../entry/draft.js';
import { removeAllWaiting, waitingOf } from '../entry/waiting-queue.js';
import { figuresIn, storedGrid } from '../grid/draft.js';
import { clearStore } from '../session/device-store.js';
import { forgetOwn, keepNoMore, keptOf, noteLeaving } from '../session/kept.js';
import { readAnew, tellTabs } from '../session/whose-page.js';

/** What somebody typed and has not sent: figures that wait, one that stands in the form, and those in the grid. */
export interface Unsent {
  readonly waiting: number;
  readonly begun: boolean;
  readonly inGrid: number;
}

/** Null where there is nothing. */
export async function unsentOf(person: string): Promise<Unsent | null> {
  const waits = await waitingOf(person).catch(() => []);
  const waiting = waits.length;
  // One that is being mended waits as well.
  const mended = storedInForm(person);
  const isMended = mended !== null && waits.some(({ key }) => key === mended);
  const begun = (hasWork(storedDraft(person)) && !isMended) || storedBegun(person).length > 0;
  const inGrid = figuresIn(storedGrid(person).cells);
  return waiting > 0 || begun || inGrid > 0 ? { waiting, begun, inGrid } : null;
}

/** What asks nobody, and stays for them: drafts of indicators, and answers about a table. */
export const hasOtherWork = (person: string): boolean =>
  (['indicator', 'answers'] as const).some((what) => keptOf(person, what) !== null);

/** @param andWork whether what was not sent goes too; else it waits here for them, and for nobody else. */
export async function signOut(person: string, andWork: boolean): Promise<void> {
  keepNoMore();
  if (andWork) await removeAllWaiting(person).catch(() => {});
  forgetOwn(person, andWork);
  await clearStore();
  // Until the server has heard of it no page here shows anything: see public/first-paint.js.
  noteLeaving(true);
  await call('DELETE /session').then(
    () => noteLeaving(false),
    (error) => {
      if (error instanceof ApiError && isOver(error)) noteLeaving(false);
    },
  );
  // Another tab may have written something down before it heard of it.
  forgetOwn(person, andWork);
  tellTabs(null);
  readAnew();
}

/** It had ended already. */
const isOver = ({ failure }: ApiError) => 'status' in failure && failure.status === 401;
