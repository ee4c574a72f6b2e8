/**
 * The same way through Prometheus and Alertmanager at their shortest intervals: from a value that crosses its threshold
 * to the webhook. Left out where they are not installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.mjs';

const times = 9;

/** @returns median in ms, or null where there is no Prometheus with an Alertmanager here. */
export async function prometheusToWebhook() {
  const alertmanager = ['prometheus-alertmanager', 'alertmanager'].find(isThere);
  if (!isThere('prometheus') || !alertmanager) return null;
  const folder = await mkdtemp(join(tmpdir(), 'marsad-peer-'));
  const crossed = new Set();
  let heard = () => {};
  const target = createServer((_, response) => {
    const lines = Array.from(
      { length: times + 1 },
      (__, at) => `x{part="${at}"} ${crossed.has(at) ? 60 : 10}`,
    );
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(`${lines.join('\n')}\n`);
  });
  const hook = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      response.writeHead(200).end();
      heard(JSON.parse(text).groupLabels.part);
    });
  });
  const [targetPort, hookPort, port, alertPort] = [
    await open(target),
    await open(hook),
    await free(),
    await free(),
  ];
  await writeFile(
    join(folder, 'rules.yml'),
    'groups: [{ name: g, interval: 1s, rules: [{ alert: Over, expr: x > 50 }] }]\n',
  );
  await writeFile(
    join(folder, 'prometheus.yml'),
    `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
alerting: { alertmanagers: [{ static_configs: [{ targets: ["127.0.0.1:${alertPort}"] }] }] }
scrape_configs: [{ job_name: x, static_configs: [{ targets: ["127.0.0.1:${targetPort}"] }] }]
`,
  );
  await writeFile(
    join(folder, 'alertmanager.yml'),
    `route: { receiver: hook, group_by: [part], group_wait: 0s, group_interval: 1s, repeat_interval: 1h }
receivers: [{ name: hook, webhook_configs: [{ url: "http://127.0.0.1:${hookPort}/", send_resolved: false }] }]
`,
  );
  const running = [
    spawn(
      alertmanager,
      [
        `--config.file=${join(folder, 'alertmanager.yml')}`,
        `--storage.path=${join(folder, 'a')}`,
        `--web.listen-address=127.0.0.1:${alertPort}`,
        '--cluster.listen-address=',
      ],
      { stdio: 'ignore' },
    ),
    spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'p')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    ),
  ];
  try {
    const tell = async (at) => {
      const arrived = new Promise((resolve) => {
        heard = (part) => part === String(at) && resolve();
      });
      const began = performance.now();
      crossed.add(at);
      await arrived;
      return performance.now() - began;
    };
    // The first waits for both to be up.
    await tell(times);
    const measured = [];
    for (let at = 0; at < times; at += 1) {
      measured.push(await tell(at));
      // At another moment of the second each time.
      await new Promise((resolve) => setTimeout(resolve, 137 * (at + 1)));
    }
    return median(measured);
  } finally {
    for (const child of running) {
      child.kill();
      await new Promise((resolve) => child.once('exit', resolve));
    }
    target.closeAllConnections();
    hook.closeAllConnections();
    await Promise.all([target, hook].map((server) => new Promise((resolve) => server.close(resolve))));
    await rm(folder, { recursive: true, force: true });
  }
}

function isThere(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

async function open(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}

async function free() {
  const server = createServer();
  const port = await open(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
