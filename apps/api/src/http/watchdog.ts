/** Says when the process was held up: nothing else is answered while one thing is worked at without a pause. */
import { Counter, Gauge, type Registry } from 'prom-client';

export interface Watchdog {
  /** Something is worked at from now on. @returns what says that it is no more. */
  begin(name: () => string): () => void;
  close(): void;
}

interface Told {
  readonly lagSeconds: number;
  /** What was worked at in that time, as far as it was said. */
  readonly working: readonly string[];
}

const lookEveryMs = 100;
const longMs = 300;

/** @param tell hears of every time that nothing went on for longer than 0.3 seconds. */
export function openWatchdog(registry: Registry, tell: (held: Told) => void): Watchdog {
  const working = new Set<() => string>();
  // What held everything up has often ended by the time anybody can look.
  const over = new Set<() => string>();
  let longestMs = 0;
  let last = performance.now();
  new Gauge({
    name: 'marsad_event_loop_lag_seconds',
    help: 'The longest time since the last look at these metrics in which the process did nothing else',
    registers: [registry],
    collect() {
      this.set(longestMs / 1000);
      longestMs = 0;
    },
  });
  const held = new Counter({
    name: 'marsad_event_loop_held_total',
    help: 'How often the process did nothing else for longer than 0.3 seconds',
    registers: [registry],
  });
  const look = () => {
    const lagMs = Math.max(0, performance.now() - last - lookEveryMs);
    last = performance.now();
    longestMs = Math.max(longestMs, lagMs);
    if (lagMs >= longMs) {
      held.inc();
      const names = [...working, ...over].map((name) => name());
      tell({ lagSeconds: Math.round(lagMs / 10) / 100, working: [...new Set(names)].slice(0, 20) });
    }
    over.clear();
  };
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return {
    begin: (name) => {
      working.add(name);
      return () => {
        working.delete(name);
        over.add(name);
      };
    },
    close: () => clearInterval(timer),
  };
}
