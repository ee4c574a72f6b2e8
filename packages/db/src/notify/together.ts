/**
 * What a whole import changed, told together: each receiver gets one digest of it, and knows afterwards what it would know
 * had it been told one by one.
 */
import type { ActiveAlert, ToldAlert } from '@marsad/indicators/pipeline';
import type { Transaction } from '../connection/connect.js';
import { alertsToTell } from './alert.js';
import { planDigests, sendInDigests, takeDigest } from './digest.js';
import { takeFromGroups } from './group.js';
import { listReceivers, type StoredReceiver } from './receiver.js';
import { lockAllTelling } from './telling-lock.js';

/** Alerts that are read at once. */
const atOnce = 5_000;

export interface ChangedAlerts {
  readonly indicator: string;
  readonly ids: readonly string[];
}

export async function tellTogether(tx: Transaction, changed: readonly ChangedAlerts[]): Promise<void> {
  if (changed.length === 0) return;
  await lockAllTelling(tx);
  const receivers = await listReceivers(tx);
  if (receivers.length === 0) return;
  const found: { readonly indicator: string; readonly alerts: readonly ActiveAlert[] }[] = [];
  for (const { indicator, ids } of changed)
    for (let from = 0; from < ids.length; from += atOnce) {
      const alerts = await alertsToTell(tx, indicator, { ids: ids.slice(from, from + atOnce) });
      await planDigests(tx, receivers, alerts);
      found.push({ indicator, alerts });
    }
  for (const receiver of receivers) {
    const told: ToldAlert[] = [];
    for (const { indicator, alerts } of found)
      told.push(...(await takeFromGroups(tx, receiver, indicator, alerts)));
    told.push(...(await whatWaits(tx, receiver)));
    await sendInDigests(tx, receiver.id, told);
  }
}

async function whatWaits(tx: Transaction, receiver: StoredReceiver): Promise<ToldAlert[]> {
  const told: ToldAlert[] = [];
  for (;;) {
    const { alerts, looked } = await takeDigest(tx, receiver, atOnce);
    told.push(...alerts);
    if (looked < atOnce) return told;
  }
}
