import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ignore from '@balena/dockerignore';
import { filesInGit } from './tree.mjs';

/**
 * @typedef {{ word: string, rest: string }} Step an instruction, on one line
 */

/** The instructions of a Dockerfile in order. @returns {Step[]} */
export function stepsOf(text) {
  return text
    .replace(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => /^\s*(?<word>[A-Z]+)\s+(?<rest>.+)$/.exec(line)?.groups)
    .filter((step) => step !== undefined)
    .map(({ word, rest }) => ({ word, rest: rest.trim() }));
}

/** What a clone hands to a build, where .dockerignore says this. @returns {string[]} */
export const contextOf = (root, ignored = readFileSync(join(root, '.dockerignore'), 'utf8')) =>
  filesInGit(root).filter(ignore().add(ignored).createFilter());

/** The command of a RUN, without what it says to the engine. */
export const commandOf = (rest) => rest.replace(/^(--\S+\s+)+/, '');

/** What a COPY says. @returns {{ from: string | undefined, sources: string[], target: string }} */
export function copyOf(rest) {
  const words = rest.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const [target, ...sources] = words.filter((word) => !word.startsWith('--')).reverse();
  return { from, sources: sources.reverse(), target };
}

/** Whether a file of the context is the source of a COPY, or lies in it. */
export const isOf = (source, file) => source === '.' || file === source || file.startsWith(folder(source));

const folder = (source) => `${source.replace(/\/$/, '')}/`;

/**
 * Does what a COPY from the context does: a file comes into the target, and of a folder what is in it.
 * @param {{ root: string, context: readonly string[], sources: readonly string[], to: string }} copy
 */
export function copyIn({ root, context, sources, to }) {
  for (const source of sources)
    for (const file of context.filter((one) => isOf(source, one))) {
      const place =
        file === source ? basename(file) : source === '.' ? file : file.slice(folder(source).length);
      const path = join(to, place);
      mkdirSync(dirname(path), { recursive: true });
      cpSync(join(root, file), path);
    }
}
