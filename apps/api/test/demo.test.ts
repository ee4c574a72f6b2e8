/** The demo as people meet it: one command, somebody who may sign in, and figures up to last month. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cadence, dayAt, dayNumber, isoDay, parsePeriod, periodOfCadence } from '@marsad/indicators';
import { catalogueIndicator } from '@marsad/indicators/catalogue';
import type { IndicatorListWire } from '@marsad/indicators/contract';
import { overdueOf } from '@marsad/indicators/pipeline';
import { describe, expect, it } from 'vitest';
import { demoFigures } from '../src/command/demo.js';
import { launch, temporaryFolder } from './harness.js';

const periodBefore = (day: string, cadence: Cadence) =>
  periodOfCadence(isoDay(dayNumber(periodOfCadence(day, cadence).start) - 1), cadence);

function periodOf(text: string) {
  const parsed = parsePeriod(text);
  if (parsed.kind !== 'period') throw new Error(text);
  return parsed.period;
}

describe('the invented story', () => {
  it('ends with the month it is told for', () => {
    const of = (id: string) => demoFigures('2026-10').filter(({ indicator }) => indicator === id);
    expect(of('al-hol-pledges').at(-1)).toMatchObject({ period: '2026-10', value: 'at least 84' });
    expect(of('border-crossings').map(({ period }) => period)).toContain('2024-11/2025-07');
    expect(of('smuggling-revenue').at(0)).toMatchObject({ period: '2025-Q2' });
    expect(of('smuggling-revenue').at(-1)).toMatchObject({ period: '2026-Q3' });
  });

  it('is over, and nothing of it is late, on whatever day it is told', () => {
    for (let day = dayNumber('2026-01-01'); day < dayNumber('2028-03-01'); day += 1) {
      const today = isoDay(day);
      const latest = new Map<string, string>();
      for (const { indicator, period } of demoFigures(periodBefore(today, 'month').text)) {
        expect(periodOf(period).end <= today, `${period} on ${today}`).toBe(true);
        latest.set(indicator, period);
      }
      for (const [id, text] of latest) {
        const indicator = catalogueIndicator(id)?.indicator;
        expect(indicator && overdueOf(indicator, periodOf(text), today), `${id} on ${today}`).toBeNull();
      }
    }
  });
});

describe('npm run demo', () => {
  const told = /The demo's administrator: (\S+), password (\S+) /;

  async function played(env: Record<string, string>) {
    const launched = launch('demo', env);
    const url = await new Promise<string>((resolve, reject) => {
      launched.child.stdout?.on('data', () => {
        const ready = /Marsad is ready: (\S+)/.exec(launched.output());
        if (ready?.[1]) resolve(ready[1]);
      });
      void launched.ended.then(() => reject(new Error(launched.output())));
    });
    const stop = async () => {
      launched.child.kill('SIGINT');
      await launched.ended;
    };
    return { url, output: launched.output, stop };
  }

  const signedIn = async (url: string, email: string, password: string) => {
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    expect(answer.status).toBe(200);
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  };

  it('lets its administrator in, with figures up to last month, each once however often it is run', async () => {
    const folder = await temporaryFolder();
    const env = { DATA_DIR: join(folder.path, 'demo'), TIME_ZONE: 'UTC' };
    const counts: (number | undefined)[] = [];
    for (let start = 0; start < 2; start += 1) {
      const { url, output, stop } = await played(env);
      const [, email = '', password = ''] = told.exec(output()) ?? [];
      expect(password.length).toBeGreaterThanOrEqual(20);
      expect(output()).not.toContain('Make the first administrator');
      const cookie = await signedIn(url, email, password);
      const list = (await (
        await fetch(`${url}/api/v1/indicators`, { headers: { cookie } })
      ).json()) as IndicatorListWire;
      expect(list.items.filter(({ overdue }) => overdue !== null)).toEqual([]);
      const pledges = list.items.find(({ id }) => id === 'al-hol-pledges');
      expect(pledges?.latest?.period.text).toBe(periodBefore(dayAt(Date.now(), 'UTC'), 'month').text);
      counts.push(pledges?.figures);
      await stop();
    }
    expect(counts[0]).toBe(counts[1]);
    expect((await stat(join(env.DATA_DIR, 'demo-administrator.json'))).mode & 0o077).toBe(0);
    await folder.remove();
  });
});
