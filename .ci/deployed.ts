/** docker-compose.yml as docker-compose reads it, and the Kubernetes folder as kustomize does. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const text = (file: string) => readFileSync(join(root, file), 'utf8');

/** Every name that the program's configuration reads, in a list of its own or one by one. */
export function settings(): string[] {
  const files = readdirSync(join(root, 'apps/api/src/config'))
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => `config/${file}`);
  const read = ['config.ts', ...files].map((file) => text(`apps/api/src/${file}`)).join('\n');
  return [...new Set([...read.matchAll(/'([A-Z][A-Z\d]*(?:_[A-Z\d]+)*)'/g)].map(([, name = '']) => name))];
}

export const compose = process.env.MARSAD_TEST_COMPOSE;

/** With these variables and no .env, as nobody's own may decide a test. */
export const composed = (env: Record<string, string>) =>
  spawnSync(compose as string, ['-f', 'docker-compose.yml', 'config'], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', COMPOSE_DISABLE_ENV_FILE: '1', ADMIN_EMAIL: '', ...env },
  });

interface Generator {
  readonly name: string;
  readonly literals: readonly string[];
}
interface Kustomization {
  readonly resources: readonly string[];
  readonly namespace?: string;
  readonly configMapGenerator: readonly Generator[];
  readonly secretGenerator?: readonly Generator[];
}

export const kubernetesBase = 'docs/deploy/kubernetes/base';
export const kubernetesExample = 'docs/deploy/kubernetes/example';
export const kustomization = (folder: string) => parse(text(`${folder}/kustomization.yaml`)) as Kustomization;

/** The objects of the base, as Kubernetes has them: anchors are written out. */
export const manifestsOf = <T>(folder: string): T[] =>
  kustomization(folder).resources.flatMap((file) =>
    parseAllDocuments(text(`${folder}/${file}`)).map((document) => {
      if (document.errors.length > 0) throw document.errors[0];
      return document.toJS() as T;
    }),
  );

/** `NAME=value`, one a line of a literal. */
export const literalsOf = (literals: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    literals.map((literal) => {
      const at = literal.indexOf('=');
      return [literal.slice(0, at), literal.slice(at + 1)];
    }),
  );
