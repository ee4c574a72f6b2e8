/** What /metrics serves, and that the rules and the dashboard in docs ask for nothing else. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { listen } from './harness/listeners.js';
import { eventually, type Installation, install, openEvents, source } from './harness.js';

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));

let house: Installation;
let hook: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  hook = await listen();
  house = await install({ ALLOW_PRIVATE_TARGETS: 'yes' });
});
afterAll(async () => {
  await house?.stop();
  await hook?.close();
});

async function scrape(): Promise<string> {
  const answer = await fetch(`${house.marsad.url}/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/plain; version=0.0.4'),
  ]);
  return answer.text();
}

/** The value of a series, written as Prometheus does; null where it is not served. */
function sampleOf(text: string, series: string): number | null {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? null : Number(line.slice(series.length + 1));
}

/** Names of metrics in a query. */
const namesIn = (text: string) => [...new Set(text.match(/\bmarsad_[a-z_]+/g) ?? [])];

/** Names that are served, those of histograms with what belongs to them. */
function namesServed(text: string): Set<string> {
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  return new Set(
    types.flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
}

it('counts a figure on its way: accepted, committed, evaluated, told', async () => {
  const made = await house.client.post<{ id: string }>('/receivers', {
    name: 'On call',
    kind: 'webhook',
    url: hook.url,
    groupWait: '1s',
  });
  expect(made.status).toBe(201);
  const before = await scrape();
  const stream = await openEvents(house.marsad.url, house.marsad.token);
  await house.client.submitAndWait({ indicator: 'al-hol-pledges', period: '2020-08', value: '880', source });
  const refused = await house.client.submit({
    indicator: 'al-hol-pledges',
    period: 'never',
    value: '1',
    source,
  });
  expect(refused.status).toBe(422);
  const sent = `marsad_deliveries_total{outcome="sent",receiver="${made.body.id}"}`;
  const after = await eventually(async () => {
    const text = await scrape();
    return sampleOf(text, sent) !== null && text;
  }, 'a message that is counted');
  const gained = (series: string) => (sampleOf(after, series) ?? 0) - (sampleOf(before, series) ?? 0);
  expect(gained('marsad_submissions_total{outcome="accepted"}')).toBe(1);
  expect(gained('marsad_submissions_total{outcome="committed"}')).toBe(1);
  expect(gained('marsad_evaluation_lag_seconds_count')).toBe(1);
  expect(gained('marsad_alert_changes_total')).toBeGreaterThanOrEqual(1);
  expect(gained(sent)).toBe(1);
  expect(gained('marsad_jobs_total{queue="ingest",outcome="completed"}')).toBeGreaterThanOrEqual(1);
  const posts = (status: string) =>
    `marsad_http_request_duration_seconds_count{method="POST",route="/api/v1/observations",status="${status}"}`;
  expect([gained(posts('2xx')), gained(posts('4xx'))]).toEqual([1, 1]);
  expect(sampleOf(after, 'marsad_streams_open')).toBe(1);
  expect(sampleOf(after, 'marsad_workers_running')).toBe(1);
  expect(sampleOf(after, 'marsad_queue_failing{queue="ingest"}')).toBe(0);
  expect(sampleOf(after, 'marsad_scrape_errors_total{metric="outbox"}')).toBe(0);
  // No back-up was ever taken: nothing is said, rather than something that is not so.
  expect(sampleOf(after, 'marsad_backup_last_succeeded')).toBeNull();
  await stream.close();
});

it('names no address, figure or person in a label', async () => {
  await house.client.get('/indicators/al-hol-pledges/series');
  await fetch(`${house.marsad.url}/nothing/here/at-all`);
  const text = await scrape();
  expect(text).toContain('route="/api/v1/indicators/:id/series"');
  expect(text).not.toMatch(/al-hol|at-all|On call/);
});

it('tells what waits, and for how long', async () => {
  const [{ id } = { id: 0 }] = await house.sql<{ id: number }[]>`
    insert into outbox (topic, payload, created_at, relayed_at, next_at, last_error)
    values ('evaluate', '{"indicator":"none","seriesKey":"","submission":null}', now() - interval '1 hour',
      now(), now() + interval '2 minutes', 'it broke') returning id`;
  const waits = await eventually(async () => {
    const text = await scrape();
    return sampleOf(text, 'marsad_queue_open{queue="evaluate"}') === 1 && text;
  }, 'a count of one');
  expect(sampleOf(waits, 'marsad_outbox_waiting')).toBe(1);
  expect(sampleOf(waits, 'marsad_queue_failing{queue="evaluate"}')).toBe(1);
  for (const series of [
    'marsad_outbox_oldest_age_seconds',
    'marsad_queue_oldest_age_seconds{queue="evaluate"}',
  ])
    expect(sampleOf(waits, series)).toBeGreaterThanOrEqual(3_600);
  await house.sql`delete from outbox where id = ${id}`;
});

it('tells probes and scrapes from requests, as the alerts do', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics']) await fetch(`${house.marsad.url}${path}`);
  const text = await scrape();
  for (const path of ['/healthz', '/readyz', '/metrics']) expect(text).toContain(`route="${path}"`);
});

it('tells of which moment the last good back-up is', async () => {
  await house.sql`
    insert into backup (kind, started_at, finished_at, outcome, file, bytes, rows, digest)
    values ('by-hand', '2021-03-04T05:06:07Z', '2021-03-04T06:06:07Z', 'made', '/backups/marsad.zip', 1, 1, 'one')`;
  const name = 'marsad_backup_last_success_timestamp_seconds';
  const text = await eventually(async () => {
    const text = await scrape();
    return sampleOf(text, name) !== null && text;
  }, 'a back-up that is counted');
  expect(sampleOf(text, name)).toBe(Date.parse('2021-03-04T05:06:07Z') / 1_000);
  expect(text).toContain(`# HELP ${name} The moment that the last back-up that went well is of`);
  await house.sql`delete from backup`;
});

describe('what docs give to Prometheus and Grafana', () => {
  const rulesFile = `${docs}prometheus/marsad.rules.yml`;
  const rules = (
    parse(readFileSync(rulesFile, 'utf8')) as { groups: { rules: { alert: string; expr: string }[] }[] }
  ).groups.flatMap((group) => group.rules);
  const dashboard = JSON.parse(readFileSync(`${docs}grafana/marsad.json`, 'utf8')) as {
    uid: string;
    panels: { id: number; title: string; targets: { expr: string; datasource: { uid: string } }[] }[];
  };
  const queries = dashboard.panels.flatMap(({ targets }) => targets);

  it('asks for metrics that are served', async () => {
    const served = namesServed(await scrape());
    const asked = [...rules, ...queries].flatMap(({ expr }) => namesIn(expr));
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter((name) => !served.has(name))).toEqual([]);
    // And everything of Marsad's own is looked at by one of the two.
    const own = [...served].filter((name) => !/^marsad_(nodejs|process)_|_(sum|bucket)$/.test(name));
    expect(
      own
        .filter((name) => !namesIn([...rules, ...queries].map(({ expr }) => expr).join(' ')).includes(name))
        .filter((name) => !name.endsWith('_count')),
    ).toEqual([]);
  });

  it('has a panel for each, once, on a source that is chosen', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    expect(new Set(dashboard.panels.map(({ title }) => title)).size).toBe(dashboard.panels.length);
    for (const { datasource } of queries) expect(datasource.uid).toMatch(/^\$\{datasource\}$/);
  });

  const promtool = process.env.MARSAD_TEST_PROMTOOL;

  it.skipIf(promtool === undefined)('is understood by Prometheus, and each alert fires and does not', () => {
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(promtool ?? '', args, { encoding: 'utf8' });
      expect(status, `${stdout}${stderr}`).toBe(0);
    };
    run('check', 'rules', rulesFile);
    run('test', 'rules', `${docs}prometheus/marsad.test.yml`);
    const tried = parse(readFileSync(`${docs}prometheus/marsad.test.yml`, 'utf8')) as {
      tests: { name: string; alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] }[];
    };
    const found = tried.tests.flatMap((test) => test.alert_rule_test);
    for (const { alert } of rules) {
      const outcomes = found
        .filter(({ alertname }) => alertname === alert)
        .map(({ exp_alerts: all }) => all.length);
      expect([alert, outcomes.includes(1), outcomes.includes(0)]).toEqual([alert, true, true]);
    }
    // Of the dashboard: what Prometheus reads as rules, it can evaluate.
    const asRules = queries.map(({ expr }, at) => ({ record: `panel:${at}`, expr }));
    const folder = mkdtempSync(join(tmpdir(), 'marsad-panels-'));
    const file = join(folder, 'panels.yml');
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'dashboard', rules: asRules }] }));
    try {
      run('check', 'rules', file);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
