import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { openWatchdog } from './watchdog.js';

it('says how long nothing went on, and what was worked at, also when that has ended', async () => {
  const registry = new Registry();
  let dog = { close: () => {} };
  const told = await new Promise<{ lagSeconds: number; working: readonly string[] }>((resolve) => {
    const watchdog = openWatchdog(registry, resolve);
    dog = watchdog;
    watchdog.begin(() => 'GET /slow');
    const end = watchdog.begin(() => 'POST /heavy');
    const until = performance.now() + 600;
    while (performance.now() < until);
    end();
  });
  dog.close();
  expect(told.lagSeconds).toBeGreaterThan(0.3);
  expect([...told.working].sort()).toEqual(['GET /slow', 'POST /heavy']);
  const text = await registry.metrics();
  expect(text).toMatch(/^marsad_event_loop_held_total [1-9]/m);
  expect(text).toMatch(/^marsad_event_loop_lag_seconds 0\.[3-9]|^marsad_event_loop_lag_seconds [1-9]/m);
});
