import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projects } from './lock-files.mjs';

/** What is known against the packages: of those that run, anything; of the tools, what is high or critical. */
export async function checkAdvisories(root) {
  const faults = [];
  const left = [];
  const looked = [];
  for (const project of projects) {
    const running = project === '.' ? audit(join(root, project), '--omit=dev') : null;
    const all = audit(join(root, project));
    const failed = running?.failed ?? all.failed;
    if (failed) {
      left.push(`${project}: the registry did not answer (${failed})`);
      continue;
    }
    looked.push(project);
    const graver = all.found.filter(({ severity }) => ['high', 'critical'].includes(severity));
    for (const { name, severity, titles } of [...(running?.found ?? []), ...graver])
      faults.push(`${project}: ${name}: ${severity}: ${titles.join('; ')}`);
  }
  return {
    looked: looked.length === 0 ? 'none' : `${looked.length} lock files`,
    faults: [...new Set(faults)],
    left,
  };
}

function audit(folder, ...options) {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--package-lock-only', ...options], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 120_000,
  });
  const answer = parsed(stdout);
  if (answer?.vulnerabilities === undefined)
    return { failed: answer?.message ?? answer?.error?.summary ?? 'no answer', found: [] };
  return {
    failed: null,
    found: Object.values(answer.vulnerabilities).map(({ name, severity, via }) => ({
      name,
      severity,
      titles: via.map((cause) => cause.title ?? `by way of ${cause}`),
    })),
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
