/** A real Alertmanager shows what fires, and nothing else, whatever happened before. */
import type { AlertWire, RuleWire, SilenceWire } from '@marsad/indicators/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAlertmanager } from './harness/listeners.js';
import {
  type Client,
  eventually,
  type Marsad,
  type Refusal,
  startMarsad,
  startPostgres,
  type TestDatabase,
} from './harness.js';

const command = process.env.MARSAD_TEST_ALERTMANAGER;
/** How many scripts are played; AM_SCRIPTS=50 for a long look. */
const scripts = Number(process.env.AM_SCRIPTS ?? 8);

const parts = ['a', 'b'] as const;
const values = ['10', '40-60', 'more than 45', '60', '90', '45-80'] as const;
const lastYear = new Date().getUTCFullYear() - 1;
const monthOf = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`;
const part = fc.constantFrom(...parts);
const value = fc.constantFrom(...values);
const which = fc.nat({ max: 20 });

/** One thing that people do. Whatever `which` names is taken from what there is by then. */
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('enters' as const), part, value }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('corrects' as const), which, value }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('retracts' as const), which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('enters late' as const), part, value }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('enters of long ago' as const), part, value }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('silences' as const), part, all: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('ends a silence' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('edits a rule' as const),
      which,
      severity: fc.constantFrom('info', 'warning', 'critical'),
      name: fc.constantFrom('One', 'Two'),
      team: fc.constantFrom('east', 'west'),
    }),
  },
);
const script = fc.record({
  groupBy: fc.constantFrom(['indicator'], ['part'], ['severity', 'team'], ['alertname', 'certainty']),
  deeds: fc.array(deed, { minLength: 6, maxLength: 16 }),
});

type Script = typeof script extends fc.Arbitrary<infer S> ? S : never;

describe.skipIf(!command)('an Alertmanager', () => {
  let postgres: TestDatabase;
  let marsad: Marsad;
  let client: Client;
  let theirs: Awaited<ReturnType<typeof startAlertmanager>>;

  beforeAll(async () => {
    postgres = await startPostgres();
    theirs = await startAlertmanager(command ?? '');
    marsad = await startMarsad({ DATABASE_URL: await postgres.prepared(), ALLOW_PRIVATE_TARGETS: 'yes' });
    client = marsad.client;
  });
  afterAll(async () => {
    await marsad?.stop();
    await theirs?.stop();
    await postgres?.stop();
  });

  const made = async <T>(path: string, body: object): Promise<T> => {
    const answer = await client.post<T & Refusal>(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  let played = 0;
  /** A world of its own for each script, so that none sees another's alerts. */
  async function play({ groupBy, deeds }: Script) {
    played += 1;
    const indicator = `script-${played}`;
    await made('/indicators', {
      id: indicator,
      name: { en: indicator },
      definition: 'Made for a test.',
      kind: 'rate',
      unit: '{thing}',
      // What is of last year is news for long.
      cadence: 'year',
      direction: 'up-is-worse',
      dimensions: [{ id: 'part', codes: [...parts] }],
    });
    const condition = { value: { op: '>', to: 50 } };
    const rules = [
      await made<RuleWire>('/rules', {
        indicator,
        condition,
        certainty: 'possible',
        labels: { team: 'west' },
      }),
      await made<RuleWire>('/rules', { indicator, condition, for: 2, keepFiringFor: 1 }),
    ];
    const receiver = await made<{ id: string }>('/receivers', {
      name: indicator,
      kind: 'alertmanager',
      url: theirs.url,
      groupBy,
      matchers: [`indicator=${indicator}`],
    });
    const figures: string[] = [];
    const silences: SilenceWire[] = [];
    const next = { a: 0, b: 0 };
    const late = { a: 0, b: 0 };
    const old = { a: 0, b: 0 };
    const enter = async (of: 'a' | 'b', period: string, given: string) => {
      const { observation } = await client.submitAndWait({
        indicator,
        dimensions: { part: of },
        period,
        value: given,
        source: { title: 'Desk' },
      });
      if (observation) figures.push(observation.id);
    };
    const chosen = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];
    for (const done of deeds) {
      switch (done.does) {
        case 'enters':
          next[done.part] += 1;
          await enter(done.part, monthOf(lastYear, next[done.part]), done.value);
          break;
        case 'enters late':
          // Before everything there is, so that a run that goes on may have begun earlier.
          late[done.part] += 1;
          await enter(done.part, monthOf(lastYear - 1, 13 - late[done.part]), done.value);
          break;
        case 'enters of long ago':
          // Of what is history nobody is called: it is handed over in a digest.
          old[done.part] += 1;
          await enter(done.part, monthOf(lastYear - 20, old[done.part]), done.value);
          break;
        case 'corrects': {
          const figure = chosen(figures, done.which);
          if (figure !== undefined)
            await client.post(`/observations/${figure}/revisions`, { value: done.value, reason: 'Misread' });
          break;
        }
        case 'retracts': {
          const figure = chosen(figures, done.which);
          if (figure !== undefined)
            await client.post(`/observations/${figure}/retraction`, { reason: 'Wrong' });
          break;
        }
        case 'silences':
          silences.push(
            await made<SilenceWire>('/silences', {
              matchers: [`indicator=${indicator}`, ...(done.all ? [] : [`part=${done.part}`])],
              endsAt: new Date(Date.now() + 3_600_000).toISOString(),
              comment: 'We know.',
            }),
          );
          break;
        case 'ends a silence': {
          const [ended] = silences.splice(done.which % Math.max(1, silences.length), 1);
          if (ended) await client.get(`/silences/${ended.id}`, { method: 'DELETE' });
          break;
        }
        case 'edits a rule': {
          const rule = chosen(rules, done.which);
          const { severity, name, team } = done;
          await client.get(`/rules/${rule?.id}`, {
            method: 'PUT',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({
              ...Object.fromEntries(
                Object.entries(rule ?? {}).filter(([field]) =>
                  ['indicator', 'condition', 'for', 'keepFiringFor', 'certainty', 'description'].includes(
                    field,
                  ),
                ),
              ),
              severity,
              name,
              labels: { team },
            }),
          });
          break;
        }
      }
    }
    return { indicator, silences, receiver };
  }

  /** What fires, as its labels say it. */
  async function firing(indicator: string): Promise<Record<string, string>[]> {
    const alerts: AlertWire[] = await client.alerts(`?indicator=${indicator}`);
    return alerts
      .filter(({ state }) => state === 'firing' || state === 'recovering')
      .map(({ rule, dimensions, severity, channel }) => ({
        ...rule.labels,
        ...dimensions,
        alertname: rule.name.en,
        rule: rule.id,
        indicator,
        severity,
        certainty: channel,
      }));
  }

  async function shown(indicator: string): Promise<Record<string, string>[]> {
    const answer = await fetch(`${theirs.url}/api/v2/alerts?filter=indicator=${indicator}`);
    return ((await answer.json()) as { labels: Record<string, string> }[]).map(({ labels }) => labels);
  }

  const lines = (all: readonly Record<string, string>[]) =>
    all.map((labels) => JSON.stringify(Object.entries(labels).sort())).sort();

  it(
    'shows exactly what fires after any script, as far as no silence holds, and all of it once none does',
    async () => {
      await fc.assert(
        fc.asyncProperty(script, async (given) => {
          const { indicator, silences, receiver } = await play(given);
          const quiet = (labels: Record<string, string>) =>
            silences.some(({ matchers }) => matchers.every(({ name, value: said }) => labels[name] === said));
          const isSame = async (concerns: (labels: Record<string, string>) => boolean) => {
            const [here, there] = [await firing(indicator), await shown(indicator)];
            return (
              JSON.stringify(lines(here.filter(concerns))) === JSON.stringify(lines(there.filter(concerns)))
            );
          };
          const settles = (concerns: (labels: Record<string, string>) => boolean, what: string) =>
            eventually(() => isSame(concerns), what).catch(async () => {
              expect(lines((await shown(indicator)).filter(concerns)), what).toEqual(
                lines((await firing(indicator)).filter(concerns)),
              );
            });
          await settles((labels) => !quiet(labels), 'what no silence holds');
          for (const { id } of silences) await client.get(`/silences/${id}`, { method: 'DELETE' });
          await settles(() => true, 'everything');
          await client.get(`/receivers/${receiver.id}`, { method: 'DELETE' });
        }),
        { numRuns: scripts, endOnFailure: true },
      );
    },
    60_000 + scripts * 20_000,
  );
});
