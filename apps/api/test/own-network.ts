/** Tests that pull cables do it in a network of their own: what changes in the machine's breaks off pages that other tests read. */
import { spawnSync } from 'node:child_process';

const canHaveOne = process.getuid?.() === 0 && spawnSync('unshare', ['--net', 'true']).status === 0;

/** The command in a network with nothing but loopback, where one can be had. */
export function inOwnNetwork(command: string, args: readonly string[]): [string, string[]] {
  if (!canHaveOne) return [command, [...args]];
  return ['unshare', ['--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', command, ...args]];
}
