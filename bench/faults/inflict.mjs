/** Makes happen what a plan says, and says when the last of it was over. */
import { setTimeout as delay } from 'node:timers/promises';
import { ask } from './database.mjs';
import { figures } from './load.mjs';
import { lacking } from './machine.mjs';
import { needOf } from './plan.mjs';
import { familyOf } from './process.mjs';

/**
 * @returns `left`, what could not be had here and why, and `wrong`, what did not hold meanwhile. It resolves at the end of the last fault: what was cut is healed, what
 *   was frozen goes on, and what ended is being started again.
 */
export async function inflict(plan, installation, began, patience) {
  const left = [];
  const wrong = [];
  const long = plan.faults.filter(({ ms }) => ms > longMs);
  const ofKind = new Map(installation.processes.map((one) => [one.name, one]));
  await Promise.all(
    plan.faults.map(async (fault) => {
      await delay(Math.max(0, began + fault.at - Date.now()));
      const need = lacking(needOf(plan.mode, fault.kind)) ?? behindCable(fault, installation);
      if (need !== null) left.push(`${fault.kind} ${need}`);
      else
        await Promise.all([
          befall(fault, { ...installation, process: ofKind.get(fault.target) }),
          ...(fault.kind === 'worker-freeze' && long.length === 1 && long[0] === fault
            ? [othersGoOn(fault, installation, patience, wrong)]
            : []),
        ]).catch((error) => wrong.push(`${fault.kind}: ${error.message}`));
    }),
  );
  return { left, wrong };
}

/** Where a pair has a cable that is pulled, it has no proxy. */
const behindCable = ({ kind, target }, { proxies }) =>
  kind.startsWith('net-') && !proxies.has(target) ? `of ${target}, which has a cable` : null;

/** Longer than all other faults together: it is the only one by then. */
const longMs = 10_000;
const overtakenSeconds = 20;

/** The steps of a table work out much between two statements: only after a minute are they taken from who stands still. */
const ofTables = 'marsad import';

/** One worker that hangs keeps the others from nothing: what it held is taken from it. */
async function othersGoOn({ ms, target }, { databaseUrl }, patience, wrong) {
  await delay(ms - 3_000);
  // Whatever the patience: what was there when it began is done.
  const seconds = Math.min(overtakenSeconds * patience, ms / 1_000 - 7);
  const [row] = await ask(
    databaseUrl(),
    `select count(*)::int as old from outbox
     where topic <> 'import' and created_at < now() - $1 * interval '1 second'`,
    [seconds],
  ).catch(() => []);
  if (row?.old > 0)
    wrong.push(`${row.old} obligations are older than ${seconds} s while ${target} is frozen`);
}

async function befall(fault, installation) {
  const { kind, ms } = fault;
  const { process: one } = installation;
  if (kind.startsWith('net-')) return ofNetwork(fault, installation);
  if (kind === 'netns-down') return ofCable(fault, installation);
  if (kind === 'redis-flush') return installation.flush().catch(() => {});
  if (kind === 'sabotage') return lose(installation);
  if (kind === 'migrate') return installation.earlier.interrupt(endPostgres(installation));
  if (kind.endsWith('-full')) return fill(installation.disks[fault.target], ms);
  if (kind.endsWith('-clock')) {
    // It stays where it jumped to: a clock that was wrong and was set right.
    installation.clocks[fault.target].set(fault.by);
    return delay(ms);
  }
  if (kind === 'backend-kill' || kind === 'backends-end') return ofBackends(kind, installation);
  if (kind === 'postgres-freeze') return freezeDatabase(ms, installation);
  // PostgreSQL inside of Marsad: it is not ours to start again.
  if (one === undefined) return tell([installation.postmaster()], 'SIGKILL');
  const stop =
    kind === 'worker-freeze' && ms > longMs ? () => stopAtWork(fault.target, one, installation) : one.pause;
  return one.alone(() => ofProcess(kind.split('-')[1], ms, one, stop));
}

/** Of processes apart it is ended and started again; undefined where it is another's. */
function endPostgres({ processes }) {
  const server = processes.find(({ name }) => name === 'postgres');
  return server && (() => server.alone(() => ofProcess('kill', againMs, server)));
}

/** Ended and started again; or frozen for a while. It does not wait until it is ready again: that is what is measured. */
async function ofProcess(what, ms, one, stop = one.pause) {
  if (!one.isUp()) return;
  if (what === 'freeze') {
    await stop();
    await delay(ms);
    one.goOn();
    return;
  }
  await (what === 'kill' ? one.end('SIGKILL') : one.stop());
  await delay(ms);
  one.rising = one.up();
  one.rising.catch(() => {});
  void one.alone(() => one.rising.catch(() => {}));
}

/** Until whoever runs it starts it again. */
const againMs = 500;
const atWorkWithinMs = 3_000;

/**
 * Stops a worker while it holds obligations, so that there is something to take from it: one that idles keeps nobody from
 * anything. Where that does not come about in time, it is stopped as it is.
 */
async function stopAtWork(name, one, { databaseUrl, proxies, networks }) {
  const proxy = proxies.get(`${name}/postgres`);
  const address = networks.get(name)?.near.postgres ?? null;
  const deadline = Date.now() + atWorkWithinMs;
  for (;;) {
    one.pause();
    // What it had asked for is answered by then, and waits for it.
    await delay(30);
    const held = await ask(
      databaseUrl(),
      `select 1 from pg_stat_activity a join pg_locks l using (pid)
       where a.state like 'idle in transaction%' and a.application_name <> '${ofTables}' and l.relation = 'public.outbox'::regclass and l.mode = 'RowShareLock'
         and case when $1::int[] is null then a.client_addr = $2::inet else a.client_port = any($1) end limit 1`,
      [proxy?.ports() ?? null, address],
    ).catch(() => []);
    if (held.length > 0 || Date.now() > deadline) return;
    one.goOn();
    await delay(10);
  }
}

/** Its backends too. */
async function freezeDatabase(ms, { postmaster }) {
  const pid = postmaster();
  if (pid === null) return;
  const frozen = familyOf(pid);
  tell(frozen, 'SIGSTOP');
  await delay(ms);
  tell(frozen, 'SIGCONT');
}

function tell(pids, signal) {
  for (const pid of pids)
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended meanwhile.
    }
}

async function ofBackends(kind, { databaseUrl }) {
  const which = `from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'
    and application_name like 'marsad%'`;
  try {
    if (kind === 'backends-end') await ask(databaseUrl(), `select pg_terminate_backend(pid) ${which}`);
    else {
      const rows = await ask(databaseUrl(), `select pid ${which} order by query_start desc limit 1`);
      tell(
        rows.map(({ pid }) => pid),
        'SIGKILL',
      );
    }
  } catch {
    // It is away by another fault.
  }
}

async function ofNetwork({ kind, target, ms }, { proxies }) {
  const proxy = proxies.get(target);
  if (kind === 'net-reset') return proxy.reset();
  proxy[kind === 'net-cut' ? 'cut' : 'stall']();
  await delay(ms);
  proxy.heal();
}

async function ofCable({ target, ms }, { networks }) {
  const [name, way] = target.split('/');
  const network = networks.get(name);
  await network.pull(way);
  await delay(ms);
  await network.mend(way);
}

/** Takes a figure away that is on record: a check that does not find this finds nothing. */
async function lose({ databaseUrl }) {
  for (let lost = []; lost.length === 0; await delay(100))
    [, lost] = await ask(
      databaseUrl(),
      `set session_replication_role = replica; delete from revision where id = (
         select min(r.id::text)::uuid from revision r join observation o on o.id = r.observation_id
         where o.indicator_id = '${figures}' and r.number = 1 and r.superseded_at is null) returning id`,
    );
}

async function fill(disk, ms) {
  disk.fill();
  await delay(ms);
  disk.free();
}
