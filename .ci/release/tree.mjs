import { spawnSync } from 'node:child_process';

/** What a clone of this commit holds. @returns {string[]} paths from the root of the checkout */
export function filesInGit(root) {
  const { status, stdout, stderr } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ls-files: ${stderr}`);
  return stdout.split('\0').filter((path) => path !== '');
}
