/**
 * What the browser's main thread is busy with, in a real Chromium: drawing a series of 50,000 figures, and scrolling an
 * overview of 60 panels. In time of the thread itself, so that other programs do not count; frames are counted by the
 * clock, beside those of a bare page of the same text.
 */

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startEmbeddedDatabase } from '../packages/db/dist/embedded/index.js';
import { connect, migrate } from '../packages/db/dist/index.js';
import { chromiumPath, startDashboard } from './dashboard.mjs';
import { median, number } from './measure.mjs';
import { asSuperuser } from './superuser.mjs';

const long = 50_000;
const panels = 60;
const rounds = 5;

export async function run() {
  const executablePath = chromiumPath();
  if (executablePath === null) return { drawing: 'left out: there is no Chromium here' };
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedDatabase(folder);
  let dashboard = null;
  let browser = null;
  try {
    await fill(server.url, await asSuperuser(folder, server.url));
    dashboard = await startDashboard('start', { DATABASE_URL: server.url });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    const context = await browser.newContext({
      viewport: { width: 1366, height: 900 },
      locale: 'en-GB',
      extraHTTPHeaders: { cookie: dashboard.cookie },
    });
    const page = await context.newPage();
    return { ...(await drawn(page, dashboard.url)), ...(await scrolled(page, dashboard.url)) };
  } finally {
    await browser?.close();
    await dashboard?.stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sixty indicators with two years of months, and one of 50,000 days, as ranges that go up and down. */
async function fill(url, superuser) {
  const owner = connect(url, { max: 1 });
  await migrate(owner);
  await owner.end();
  const sql = connect(superuser, { max: 1 });
  await sql`set session_replication_role = replica`;
  const definition = {
    definition: { en: 'For measuring.' },
    kind: 'flow',
    unit: '{case}',
    rateBasis: 'month',
    statedAs: 'rate',
    publicationLagDays: 30,
    direction: 'neutral',
    nonNegative: true,
    integer: true,
    dimensions: [],
    margin: 0,
  };
  const [source] = await sql`insert into source (title) values ('Bench') returning id`;
  const add = async (id, cadence, count) => {
    const whole = { id, name: { en: `Measured ${id}` }, cadence, ...definition };
    await sql`insert into indicator (id, definition, section, position) values (${id}, ${sql.json(whole)}, 'own', 0)`;
    await sql`insert into series (indicator_id, series_key, dimensions, figures) values (${id}, '', '{}', ${count})`;
    const [from, step] = cadence === 'day' ? ['1880-01-01', '1 day'] : ['2019-01-01', '1 month'];
    await sql`
      with made as (
        insert into observation (indicator_id, series_key, dimensions, period_start, period_end, source_id)
        select ${id}, '', '{}', (${from}::date + n * ${step}::interval)::date,
          (${from}::date + (n + 1) * ${step}::interval)::date, ${source.id}
        from generate_series(0, ${count - 1}::int) n
        returning id, period_start, (period_start - ${from}::date) * 37 % 61 as height)
      insert into revision (observation_id, number, period_text, text, qualifier, lower, upper, lower_inclusive,
        upper_inclusive, point, per, known_on, actor, recorded_at)
      select id, 1, case ${cadence} when 'day' then period_start::text else to_char(period_start, 'YYYY-MM') end,
        (10 + height) || '-' || (20 + height), 'range', 10 + height, 20 + height, true, true, null, 'month',
        period_start + 40, '{"kind":"system","part":"bench"}', timestamptz '2022-01-01' from made`;
  };
  await add('long', 'day', long);
  for (let at = 1; at <= panels; at += 1) await add(`panel-${at}`, 'month', 24);
  await sql`analyze`;
  await sql.end();
}

/** The page is there already, and its data is held back until the clock is read. */
async function drawn(page, url) {
  const thread = await page.context().newCDPSession(page);
  await thread.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await thread.send('Performance.getMetrics');
    return (
      1_000 *
      metrics
        .filter(({ name }) => ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name))
        .reduce((sum, { value }) => sum + value, 0)
    );
  };
  let points = 0;
  const open = async (id, most) => {
    let arrived;
    const held = new Promise((resolve) => {
      arrived = resolve;
    });
    await page.route(`**/api/v1/indicators/${id}/series*`, async (route) => {
      const address = new URL(route.request().url());
      if (most !== null) address.searchParams.set('maxPoints', String(most));
      const response = await route.fetch({ url: address.href });
      points = (await response.json()).points.length;
      arrived(() => route.fulfill({ response }));
    });
    // Another page of the app first: what is measured is the drawing, not the loading of what draws.
    await page.evaluate(() => window.history.pushState(null, '', '/facts'));
    await page.locator('h1').first().waitFor();
    await page.evaluate((to) => window.history.pushState(null, '', to), `/indicators/${id}`);
    const letGo = await held;
    await page.getByRole('heading', { level: 1, name: `Measured ${id}` }).waitFor();
    await settled(page);
    const before = await busy();
    await letGo();
    await page.locator('svg[data-chart]').first().waitFor();
    await settled(page);
    const after = await busy();
    await page.unrouteAll();
    return after - before;
  };
  // With the series asked for by the page, not come along in it.
  await page.goto(`${url}/indicators/panel-1`);
  await page.locator('svg[data-chart]').first().waitFor();
  const timed = async (id, most) => {
    const times = [];
    for (let round = 0; round < rounds; round += 1) {
      // A visit of its own each time: nothing is kept from the last.
      await page.goto(`${url}/indicators/panel-1`);
      await page.locator('svg[data-chart]').first().waitFor();
      times.push(await open(id, most));
    }
    return { ms: median(times), points };
  };
  const few = await timed('panel-2', null);
  const thinned = await timed('long', null);
  const dense = await timed('long', 10_000);
  return {
    [`a page of ${few.points} figures: main thread in ms until drawn`]: number(few.ms),
    [`a page of ${long.toLocaleString('en')} figures, thinned to ${thinned.points}, in ms`]: number(
      thinned.ms,
    ),
    '  times as long as of 24': number(thinned.ms / few.ms),
    [`  handed ${dense.points.toLocaleString('en')} of them, in ms`]: number(dense.ms),
  };
}

/** Until nothing more is drawn: two frames in which the page is what it was. */
async function settled(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    let before = -1;
    let still = 0;
    while (still < 20) {
      await frame();
      const now = document.getElementsByTagName('*').length;
      still = now === before ? still + 1 : 0;
      before = now;
    }
  });
}

async function scrolled(page, url) {
  const answer = await page.request.put(`${url}/api/v1/account/arrangement`, {
    data: { density: 'comfortable', grouping: 'section', order: [], pinned: [] },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  await page.goto(url);
  await page.locator('svg[data-chart]').first().waitFor();
  await settled(page);
  const count = await page.locator('h3 a[href^="/indicators/"]').count();
  const text = await page.evaluate(() => document.body.innerText);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const overview = await frames(page);
  const bare = await bareFrames(page, text, height);
  return {
    [`overview of ${count} panels, scrolled to its end: fewest frames in a second`]: overview.fewest,
    '  of a bare page of the same text and height': bare.fewest,
    '  longest task, in ms': number(overview.longest),
    '  of the bare page': number(bare.longest),
    '  seconds of scrolling': number(overview.seconds),
  };
}

/** Turns the wheel until the end, a notch a frame, and counts the frames of each second. */
async function frames(page) {
  await page.evaluate(() => {
    const seen = { frames: [], longest: 0 };
    window.seen = seen;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ entryTypes: ['longtask'] });
    const frame = (at) => {
      seen.frames.push(at);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await page.mouse.move(600, 500);
  const atEnd = () => page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2);
  for (let turns = 0; turns < 1_000; turns += 1) {
    await page.mouse.wheel(0, 60);
    if (turns % 20 === 19 && (await atEnd())) break;
  }
  const seen = await page.evaluate(() => window.seen);
  const first = seen.frames[0];
  const seconds = (seen.frames.at(-1) - first) / 1_000;
  const counts = Array.from(
    { length: Math.floor(seconds) },
    (_, second) =>
      seen.frames.filter((at) => at >= first + second * 1_000 && at < first + (second + 1) * 1_000).length,
  );
  return { fewest: Math.min(...counts), longest: seen.longest, seconds };
}

async function bareFrames(page, text, height) {
  const lines = text
    .split('\n')
    .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`);
  const server = createServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<!doctype html><title>Bare</title><main style="min-height:${height}px">${lines.join('')}</main>`),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await page.goto(`http://localhost:${server.address().port}/`);
    return await frames(page);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
