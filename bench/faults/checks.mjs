/** What has to hold once the last fault is over. */
import { setTimeout as delay } from 'node:timers/promises';
import { ask, askUntilAnswered } from './database.mjs';
import { figures, tables, threshold } from './load.mjs';
import { scheduledHold } from './scheduled.mjs';
import { command } from './template.mjs';

/** What is acknowledged is done by then, of a machine that has nothing else to do. */
const drainedWithinMs = 10_000;
/** A message in the hands of a worker that was killed is another's after a minute. */
const toldWithinMs = 75_000;

/**
 * Waits until everything acknowledged is done.
 * @returns how long that took, in milliseconds, and what is wrong, if it is.
 */
export async function untilDrained(databaseUrl, since, patience) {
  const allowed = drainedWithinMs * patience;
  let last = 'the database does not answer';
  // Beyond what is allowed it is waited for all the same: whether it comes about at all is another fault than when.
  while (Date.now() - since < allowed + 60_000) {
    const rows = await ask(
      databaseUrl(),
      `select count(*)::int as waiting, json_agg(distinct topic) as topics, min(last_error) as error from outbox`,
    ).catch((error) => [{ waiting: null, error: error.message }]);
    const [{ waiting, topics, error }] = rows;
    if (waiting === 0) {
      const took = Date.now() - since;
      const seconds = (took / 1_000).toFixed(1);
      return { took, wrong: took > allowed ? [`drained only after ${seconds} s: last ${last}`] : [] };
    }
    last = waiting === null ? error : `${waiting} of ${topics} (${error ?? 'no error'})`;
    await delay(50);
  }
  return { took: null, wrong: [`not drained within ${allowed / 1_000 + 60} s: ${last}`] };
}

/** @returns what is wrong, a line each. */
export async function check({ installation, client, state, receiver, isDrained }) {
  const look = (text, values) => askUntilAnswered(installation.databaseUrl, 20_000, text, values);
  const told = isDrained ? await untilTold(look) : [];
  await receiver.settled();
  const revisions = await revisionsOf(look, figures);
  const seen = await Promise.all([
    figuresHold(look, state, revisions),
    seriesHold(client, state),
    tableHolds(look, state.table),
    alertsHold(look),
    messagesHold(look, receiver),
    auditHolds(installation),
    backupsHold(installation, state),
    scheduledHold(installation),
    installation.earlier?.check(installation.databaseUrl) ?? [],
  ]);
  return [...told, ...seen.flat(), ...receiver.early];
}

async function untilTold(look) {
  const deadline = Date.now() + toldWithinMs;
  for (;;) {
    const [{ waiting, groups }] = await look(
      `select (select count(*)::int from delivery where status = 'waiting') as waiting,
        (select count(*)::int from notification_group where due_at <= now() + interval '1 minute') as groups`,
    );
    if (waiting === 0 && groups === 0) return [];
    if (Date.now() > deadline) return [`${waiting} messages and ${groups} groups still wait`];
    await delay(50);
  }
}

const revisionsOf = (look, indicator) =>
  look(
    `select s.idempotency_key as key, s.status as submitted, o.id as observation, o.dimensions ->> 'part' as part,
       to_char(o.period_start, 'YYYY-MM') as period, r.number, r.point as value, r.retracted,
       r.superseded_at is null as live
     from observation o join revision r on r.observation_id = o.id
       left join revision f on f.observation_id = o.id and f.number = 1 left join submission s on s.id = f.submission_id
     where o.indicator_id = $1 order by o.id, r.number`,
    [indicator],
  );

const groupBy = (rows, keyOf) => {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
};

/** What was acknowledged is there once; what was not is there once or not at all. */
async function figuresHold(look, { figures: tried }, revisions) {
  const wrong = [];
  const submissions = new Map(
    (
      await look(
        `select idempotency_key as key, id, status from submission where idempotency_key like 'faults %'`,
      )
    ).map((row) => [row.key, row]),
  );
  const byPlace = groupBy(revisions, ({ part, period }) => `${part} ${period}`);
  for (const figure of tried) {
    const name = `${figure.part} ${figure.period}`;
    const submission = submissions.get(figure.key);
    const rows = byPlace.get(name) ?? [];
    byPlace.delete(name);
    if (figure.submission && submission?.id !== figure.submission)
      wrong.push(`${name} was acknowledged as ${figure.submission} and is ${submission?.id ?? 'lost'}`);
    else if (submission && submission.status !== 'committed') wrong.push(`${name} is ${submission.status}`);
    else if (!submission && rows.length > 0) wrong.push(`${name} is on record without its submission`);
    else if (submission) wrong.push(...figureHolds(figure, name, rows));
  }
  for (const name of byPlace.keys()) wrong.push(`${name} is on record, and nobody sent it`);
  return wrong;
}

function figureHolds(figure, name, rows) {
  if (rows.length === 0) return [`${name} is lost`];
  if (new Set(rows.map(({ observation }) => observation)).size > 1) return [`${name} is there twice`];
  const live = rows.filter((row) => row.live);
  if (live.length !== 1) return [`${name} has ${live.length} live revisions`];
  const [{ number, value, retracted }] = live;
  const is = (wanted, revision) =>
    number === revision && retracted === wanted.retracted && (retracted || value === wanted.value);
  if (is(figure, figure.revision)) return [];
  if (figure.perhaps && is(figure.perhaps, figure.revision + 1)) return [];
  const said = `${figure.value} in revision ${figure.revision}${figure.retracted ? ', retracted' : ''}`;
  return [
    `${name} is ${value} in revision ${number}${retracted ? ', retracted' : ''}, and should be ${said}`,
  ];
}

/** What anybody reads is what was acknowledged. */
async function seriesHold(client, { figures: tried }) {
  const wrong = [];
  for (const [part, of] of [...groupBy(tried, (figure) => figure.part)].slice(0, 8)) {
    const sure = of.filter(({ submission, perhaps }) => submission && !perhaps);
    const answer = await client.once(`/indicators/${figures}/series?dimensions[part]=${part}`, {
      timeoutMs: 20_000,
    });
    if (answer?.status !== 200) {
      wrong.push(`the series ${part} is answered ${answer?.status ?? 'not at all'}`);
      continue;
    }
    const read = new Map(answer.body.points.map(({ period, quantity }) => [period.text, quantity.point]));
    for (const { period, value, retracted } of sure)
      if ((read.get(period) ?? null) !== (retracted ? null : value))
        wrong.push(
          `the series ${part} says ${read.get(period)} of ${period}, not ${retracted ? null : value}`,
        );
  }
  return wrong;
}

async function tableHolds(look, table) {
  if (!table?.id) return [];
  const [row] = await look(`select status, problem from import where id = $1`, [table.id]);
  const [{ live }] = await look(
    `select count(*)::int as live from observation o join revision r on r.observation_id = o.id
     where o.indicator_id = $1 and r.superseded_at is null and not r.retracted`,
    [tables],
  );
  const wanted = row?.status === 'committed' ? table.rows : 0;
  // Whoever drives it may have given up between two steps; nothing is half done once nothing is to be done.
  if (!['committed', 'undone', 'planned'].includes(row?.status))
    return [`the table is ${row?.status ?? 'lost'}: ${JSON.stringify(row?.problem)}`];
  return live === wanted ? [] : [`the table is ${row.status}, and ${live} of its ${table.rows} rows stand`];
}

/** Of each series: an alert fires just where the newest figure that stands is over the threshold, and only one. */
async function alertsHold(look) {
  const rows = await look(
    `with newest as (
       select distinct on (o.indicator_id, o.series_key) o.indicator_id, o.series_key, r.point
       from observation o join revision r on r.observation_id = o.id
       where o.indicator_id = any($1) and r.superseded_at is null and not r.retracted
       order by o.indicator_id, o.series_key, o.period_end desc),
     firing as (
       select indicator_id, series_key, count(*)::int as alerts from incident
       where indicator_id = any($1) and state = 'firing' group by 1, 2)
     select coalesce(n.series_key, f.series_key) as series, n.point as value, coalesce(f.alerts, 0) as alerts
     from newest n full join firing f using (indicator_id, series_key)`,
    [[figures, tables]],
  );
  const wrong = rows
    .map((row) => ({ ...row, wanted: row.value > threshold ? 1 : 0 }))
    .filter(({ alerts, wanted }) => alerts !== wanted)
    .map(
      ({ series, value, alerts, wanted }) =>
        `${alerts} alerts fire on ${series} where the newest figure is ${value}, and should be ${wanted}`,
    );
  const steps = await look(
    `select t.incident_id as alert, t.from_state as before, t.to_state as after from incident_transition t
     join incident i on i.id = t.incident_id where i.indicator_id = any($1) order by t.incident_id, t.id`,
    [[figures, tables]],
  );
  for (const [alert, of] of groupBy(steps, (step) => step.alert))
    of.forEach(({ before }, at) => {
      if (at > 0 && before !== of[at - 1].after)
        wrong.push(`alert ${alert} went to ${of[at - 1].after} and then on from ${before}`);
    });
  return wrong;
}

/** Whatever fires was told; whatever was told is on record; nothing was planned twice. */
async function messagesHold(look, { heard }) {
  const known = new Set((await look(`select id::text from incident`)).map(({ id }) => id));
  const planned = await look(`select id::text, status, message -> 'alerts' as alerts from delivery`);
  const plannedIds = new Set(planned.map(({ id }) => id));
  const told = new Set(heard.flatMap(({ alerts }) => alerts.map(({ id }) => id)));
  // What was told of one holds for the one that it goes on as.
  const firing = await look(
    `with recursive known (alert, id) as (
       select id, id from incident where indicator_id = any($1) and state = 'firing'
       union select known.alert, i.id from known join incident i on i.succeeded_by = known.id)
     select alert::text, array_agg(id::text) as ids from known group by 1`,
    [[figures, tables]],
  );
  const wrong = [];
  for (const { id, alerts } of heard) {
    if (!plannedIds.has(id)) wrong.push(`message ${id} was told and is not on record`);
    for (const alert of alerts)
      if (!known.has(alert.id)) wrong.push(`alert ${alert.id} was told and is none`);
  }
  for (const { alert, ids } of firing)
    if (!ids.some((id) => told.has(id))) wrong.push(`alert ${alert} fires and nobody was told`);
  for (const { id, status } of planned) if (status === 'dead') wrong.push(`message ${id} was given up`);
  const began = await look(
    `select incident_id::text as id, count(*)::int as times from incident_transition
     where to_state = 'firing' and from_state <> 'firing' group by 1`,
  );
  const times = new Map(began.map((row) => [row.id, row.times]));
  const fired = groupBy(
    planned.flatMap(({ alerts }) => alerts.filter(({ reason }) => reason === 'Fired')),
    ({ id }) => id,
  );
  for (const [alert, of] of fired)
    if (alert !== undefined && of.length > (times.get(alert) ?? 0))
      wrong.push(
        `alert ${alert} was told to have begun ${of.length} times, and did ${times.get(alert) ?? 0}`,
      );
  return wrong;
}

async function auditHolds({ commandEnv }) {
  const { code, all } = await command('audit-check', commandEnv);
  return code === 0 ? [] : [`audit-check: ${all.trim().slice(-300)}`];
}

/** A back-up that says it was made is there and restores to what it says of itself; one that failed says why, and leaves nothing. */
async function backupsHold({ commandEnv }, { backups }) {
  const wrong = [];
  for (const { code, file, toVerify, isThere, said } of backups) {
    if (code !== 0) {
      // Killed, it has run into no end at all.
      if (code === 'SIGKILL') wrong.push('the back-up did not come to an end');
      else if (said.trim() === '') wrong.push(`the back-up ended with ${code} without a word`);
      if (isThere) wrong.push(`the back-up ended with ${code} and left a file: ${said}`);
    } else if (!isThere) wrong.push('the back-up says it was made, and is not there');
    else if (toVerify) {
      const verified = await command('verify-backup', commandEnv, [file]);
      if (verified.code !== 0) wrong.push(`verify-backup: ${verified.all.trim().slice(-300)}`);
    }
  }
  return wrong;
}
