/** What tests make before they ask, through the public door. */
import { randomBytes } from 'node:crypto';
import type { NewIndicatorWire, NewReceiverWire } from '@marsad/indicators/contract';
import { afterEach } from 'vitest';
import type { Client, Refusal } from './client.js';

/** An indicator made for one test: of people, month by month, more of whom is worse, where `more` says nothing else. */
export async function newIndicator(client: Client, id: string, more: object = {}): Promise<NewIndicatorWire> {
  const { status, body } = await client.post<NewIndicatorWire & Refusal>('/indicators', {
    id,
    name: { en: id },
    definition: 'Made for a test.',
    kind: 'stock',
    unit: '{person}',
    cadence: 'month',
    direction: 'up-is-worse',
    ...more,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

/** What a test opens and puts on this list is closed after it, the first first. To be called once for a suite. */
export function closedAfterEach(): (() => Promise<unknown>)[] {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  return closing;
}

export async function newReceiver(client: Client, definition: object): Promise<NewReceiverWire> {
  const { status, body } = await client.post<NewReceiverWire & Refusal>('/receivers', definition);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

export const lastYear = String(new Date().getUTCFullYear() - 1);

/** Last year stands for 2021: what is long over is told in a digest. */
export const ofLastYear = (period: string) => period.replace(/^2021/, lastYear);

/** What a program that traces sends with a request. */
export const newTraceparent = (): string =>
  `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
