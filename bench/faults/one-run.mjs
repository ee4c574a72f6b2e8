/** One run: an installation, what befalls it while it is used, and whether all holds afterwards. */
import { setTimeout as delay } from 'node:timers/promises';
import { check, untilDrained } from './checks.mjs';
import { openClient } from './client.mjs';
import { inflict } from './inflict.mjs';
import { install } from './installation.mjs';
import { prepareLoad, startLoad } from './load.mjs';
import { openReceiver } from './receiver.mjs';
import { keepDue } from './scheduled.mjs';

const upWithinMs = 60_000;

/**
 * @param patience what the times allowed are multiplied by, on a busy machine.
 * @returns `wrong`, a line for each thing that does not hold; `drainedMs` from the end of the last fault, null where it never
 *   was; how many figures were tried and acknowledged; `left`, what could not be had here; where the logs are, if it failed.
 */
export async function runOnce(plan, template, patience) {
  const wrong = [];
  const began = Date.now();
  const installation = await install(plan, template, (why) => wrong.push(why));
  const receiver = await openReceiver(installation.databaseUrl);
  const found = { drainedMs: null, left: [], tried: 0, acknowledged: 0, counts: {}, upgrade: null };
  try {
    const client = openClient(installation.clients, installation.token);
    await prepareLoad(client, `http://${installation.receiverHost}:${receiver.port}/`);
    const load = startLoad(client, { seed: plan.seed, patience, ...installation });
    const endDue = keepDue(installation);
    const { left, wrong: meanwhile } = await inflict(plan, installation, Date.now(), patience);
    found.left = left;
    wrong.push(...meanwhile);
    const overAt = Date.now();
    load.pause();
    await endDue();
    wrong.push(...(await notUp(installation, patience)));
    // Without one of its processes it is no installation any more: the rest would only be what follows from that.
    if (!installation.processes.some((one) => one.endedByItself())) {
      const { took, wrong: late } = await untilDrained(installation.databaseUrl, overAt, patience);
      found.drainedMs = took;
      wrong.push(...late);
      await load.end();
      // What was handed in late is not late: the last client may have got through only now.
      if (took !== null)
        wrong.push(...(await untilDrained(installation.databaseUrl, Date.now(), patience)).wrong);
      wrong.push(
        ...(await check({ installation, client, state: load.state, receiver, isDrained: took !== null })),
      );
    } else load.giveUp();
    wrong.push(...client.faults);
    found.tried = load.state.figures.length;
    found.acknowledged = load.state.figures.filter(({ submission }) => submission).length;
    found.counts = client.counts;
    found.taken = installation.taken;
    found.upgrade = installation.earlier?.seen ?? null;
  } catch (error) {
    wrong.push(String(error.stack ?? error));
  }
  // What ends from here on is ended by us.
  const ofRun = [...new Set(wrong)];
  await receiver.close();
  let logs = null;
  try {
    logs = await installation.close(ofRun.length > 0);
  } catch (error) {
    ofRun.push(`does not stop: ${error.message}`);
  }
  return { plan, ...found, wrong: ofRun, logs, seconds: (Date.now() - began) / 1_000 };
}

/** Whoever was ended is there again, and whoever was not is there still. */
async function notUp({ processes }, patience) {
  const deadline = Date.now() + upWithinMs * patience;
  for (;;) {
    const down = processes.filter((one) => !one.isUp());
    if (down.length === 0) return [];
    // One that ended by itself is not waited for: nobody starts it again.
    if (Date.now() > deadline || down.every((one) => one.endedByItself()))
      return down.map(({ name }) => `${name} is not up`);
    await delay(50);
  }
}
