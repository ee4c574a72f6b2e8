/** What processes hold, in MB, as Linux alone says it. */
import { readdir, readFile } from 'node:fs/promises';

/** A page that several processes share counts once, divided among them. */
export async function pssOf(pid) {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss: +(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1000;
}

export async function rssOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1000;
}

/** A process and all it started, by name. */
export async function familyOf(pid) {
  const all = await Promise.all(
    (await readdir('/proc').catch(() => []))
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
        return {
          pid: Number(name),
          parent: Number(/^PPid:\t(\d+)/m.exec(status)?.[1] ?? 0),
          name: /^Name:\t(.+)/m.exec(status)?.[1] ?? '',
        };
      }),
  );
  const family = all.filter((one) => one.pid === pid);
  for (const one of family) family.push(...all.filter(({ parent }) => parent === one.pid));
  return family;
}
