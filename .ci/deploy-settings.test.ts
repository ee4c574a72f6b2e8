/**
 * What each container and each pod is told, read by the program's own configuration; and that every setting reaches
 * Compose from .env.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { usualReadingBounds, usualTableBounds } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig, readMigrateConfig } from '../apps/api/src/config.js';
import {
  compose,
  composed,
  kubernetesBase,
  kubernetesExample,
  kustomization,
  literalsOf,
  manifestsOf,
  settings,
  text,
} from './deployed.js';

type Environment = Readonly<Record<string, string>>;

/** Files that a container finds, by their paths. */
type Files = Readonly<Record<string, string>>;

const needed = {
  'application-url': 'postgres://marsad_application:one@db:5432/marsad',
  'owner-url': 'postgres://marsad_owner:two@db:5432/marsad',
  'superuser-url': 'postgres://marsad:two@db:5432/marsad',
  'redis-url': 'redis://:three@redis:6379',
  'admin-password': 'a lantern of nine winters',
  'metrics-token': '0123456789abcdef01234567',
  'postgres-password': 'two',
  'redis-password': 'three',
};
/** Secrets that are files either way: empty where there is no mail and no single sign-on. */
const optional = { 'smtp-url': 'smtps://rana:four@mail.example.org', 'oidc-client-secret': 'five' };
const none = { 'smtp-url': '', 'oidc-client-secret': '' };
const singleSignOn = { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'marsad' };

/** What the program makes of an environment, with the files that it names put into a folder. */
function readWith(environment: Environment, files: Files) {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-deployed-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const env = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [
        name,
        name.endsWith('_FILE') && value !== '' ? join(folder, value) : value,
      ]),
    );
    return { ...readConfig(env, folder), ...readMigrateConfig(env, folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const alike = <T>(read: ReadonlyMap<string, T>, part: (config: T) => unknown) =>
  [...read].map(([name, config]) => [name, part(config)]);

interface Service {
  readonly environment?: Record<string, string | number | null>;
  readonly secrets?: readonly { source: string }[];
}

function servicesWith(env: Environment): Record<string, Service> {
  const { stdout, stderr } = composed({ ADMIN_EMAIL: 'rana@example.org', ...env });
  expect(stderr).toBe('');
  return (parse(stdout) as { services: Record<string, Service> }).services;
}
const environmentOf = ({ environment = {} }: Service): Environment =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value ?? '')]));

const ofMarsad = ['api', 'worker', 'migrate'] as const;

function readByCompose(env: Environment, values: Environment) {
  const services = servicesWith(env);
  return new Map(
    ofMarsad.map((name) => {
      const { [name]: service = {} } = services;
      const files = (service.secrets ?? []).map(({ source }) => [
        `/run/secrets/${source}`,
        values[source] ?? '',
      ]);
      return [name, readWith(environmentOf(service), Object.fromEntries(files))];
    }),
  );
}

interface Pod {
  readonly containers: readonly {
    readonly env: readonly { readonly name: string; readonly value?: string }[];
    readonly envFrom?: readonly { readonly configMapRef: { readonly name: string } }[];
    readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  }[];
  readonly volumes: readonly {
    readonly name: string;
    readonly secret?: {
      readonly secretName: string;
      readonly items?: readonly { key: string; path: string }[];
    };
  }[];
}
interface Manifest {
  readonly metadata: { readonly name: string };
  readonly spec?: { readonly template?: { readonly spec: Pod } };
}

/** @param more literals of the ConfigMap beyond those of the example. */
function readByKubernetes(more: Environment, values: Environment) {
  const generators = [kubernetesBase, kubernetesExample].flatMap(
    (folder) => kustomization(folder).configMapGenerator,
  );
  const configMap = (name: string): Environment => ({
    ...Object.assign(
      {},
      ...generators.filter((one) => one.name === name).map(({ literals }) => literalsOf(literals)),
    ),
    ...more,
  });
  const secrets = new Map(
    kustomization(kubernetesExample).secretGenerator?.map(({ name, literals }) => [
      name,
      Object.keys(literalsOf(literals)),
    ]),
  );
  const pods = manifestsOf<Manifest>(kubernetesBase).flatMap(({ metadata, spec }) =>
    spec?.template === undefined ? [] : [[metadata.name, spec.template.spec] as const],
  );
  return new Map(
    pods.map(([name, { containers, volumes }]) => {
      const [container] = containers;
      if (container === undefined) throw new Error(`${name} has no container`);
      const given = (container.envFrom ?? []).map(({ configMapRef }) => configMap(configMapRef.name));
      const own = container.env.map(({ name, value = '' }) => [name, value]);
      const files = container.volumeMounts.flatMap(({ name, mountPath }) => {
        const secret = volumes.find((volume) => volume.name === name)?.secret;
        if (secret === undefined) return [];
        const keys = secret.items ?? secrets.get(secret.secretName)?.map((key) => ({ key, path: key })) ?? [];
        return keys.map(({ key, path }) => [`${mountPath}/${path}`, values[key] ?? '']);
      });
      const environment = Object.assign({}, ...given, Object.fromEntries(own)) as Environment;
      return [name, readWith(environment, Object.fromEntries(files))];
    }),
  );
}

describe('the program takes what each pod of the example is told', () => {
  it('with what is needed', () => {
    const read = readByKubernetes({}, { ...needed, ...none });
    expect(alike(read, ({ role }) => role)).toEqual([
      ['marsad-api', 'api'],
      ['marsad-worker', 'worker'],
      ['marsad-migrate', 'all'],
    ]);
    expect(
      alike(read, ({ store }) => store.kind === 'external' && new URL(store.databaseUrl).username),
    ).toEqual([
      ['marsad-api', 'marsad_application'],
      ['marsad-worker', 'marsad_application'],
      ['marsad-migrate', 'marsad_owner'],
    ]);
    expect(read.get('marsad-api')?.administrator?.email).toBe('rana@example.org');
    expect(read.get('marsad-migrate')?.applicationUrl).toBe(needed['application-url']);
  });

  it('with mail and single sign-on too', () => {
    const read = readByKubernetes(singleSignOn, { ...needed, ...optional });
    expect(read.get('marsad-api')?.singleSignOn?.clientId).toBe('marsad');
    for (const name of ['marsad-api', 'marsad-worker'])
      expect(read.get(name)?.smtpUrl?.hostname).toBe('mail.example.org');
  });
});

describe.skipIf(compose === undefined)('the program takes what each service of Compose is told', () => {
  it('with what is needed', () => {
    const read = readByCompose({}, { ...needed, ...none });
    expect(alike(read, ({ role }) => role)).toEqual([
      ['api', 'api'],
      ['worker', 'worker'],
      ['migrate', 'all'],
    ]);
    expect(read.get('api')?.administrator?.email).toBe('rana@example.org');
    expect(read.get('migrate')?.superuserUrl).toBe(needed['superuser-url']);
  });

  it('with mail and single sign-on too', () => {
    const read = readByCompose(singleSignOn, { ...needed, ...optional });
    expect(read.get('api')?.singleSignOn?.clientId).toBe('marsad');
    for (const name of ['api', 'worker'])
      expect(read.get(name as 'api')?.smtpUrl?.hostname).toBe('mail.example.org');
  });
});

/** What no .env changes, and why. */
const decided: Readonly<Record<string, string>> = {
  HOST: 'a container listens for the others',
  PORT: 'that of .env is where the proxy listens',
  ROLE: 'each service has its own',
  DATA_DIR: 'of the embedded database, which the image has not',
  READ_DATABASE_URL: 'the PostgreSQL of the file has no replica',
  REDIS_CA_FILE: 'the Redis of the file is reached without TLS, on a network of its own',
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'OTEL_EXPORTER_OTLP_ENDPOINT says the same',
};

interface Documented {
  readonly names: readonly string[];
  readonly meaning: string;
}

/** The table of docs/operating.md, by lines. */
const documented: readonly Documented[] = text('docs/operating.md')
  .split('\n')
  .map((line) => line.split(' | '))
  .filter(([first = '']) => /^\| `[A-Z_]+`/.test(first))
  .filter((cells) => cells.length === 3)
  .map(([first = '', , meaning = '']) => ({
    names: [...first.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
    meaning,
  }));

describe.skipIf(compose === undefined)('what is written into .env', () => {
  const inFile = [...text('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
  /** Each a value that is told from all others, but for what Compose itself has to understand. */
  const marked = Object.fromEntries(
    inFile
      .filter((name) => !['BIND', 'PORT', 'HTTPS_PORT', 'STOP_GRACE_PERIOD'].includes(name))
      .map((name) => [name, `value-of-${name}`]),
  );
  const told = (name: string, services: Record<string, Service>) =>
    ofMarsad.filter((service) =>
      Object.values(environmentOf(services[service] ?? {})).some((value) =>
        value.split('=').includes(`value-of-${name}`),
      ),
    );

  it('reaches the program, whichever setting it is, where the file does not say itself what it is', () => {
    const services = servicesWith(marked);
    const files = new Set(ofMarsad.flatMap((name) => Object.keys(services[name]?.environment ?? {})));
    const all = [...new Set([...settings(), ...documented.flatMap(({ names }) => names)])];
    expect(all.length).toBeGreaterThan(50);
    const lost = all.filter((name) => told(name, services).length === 0 && !files.has(`${name}_FILE`));
    expect(lost.sort()).toEqual(Object.keys(decided).sort());
  });

  it('reaches all processes that work, where all of them need the same', () => {
    const services = servicesWith(marked);
    const same = documented.filter(({ meaning }) => meaning.includes('All processes need the same'));
    const names = ['TIME_ZONE', 'STOP_PATIENCE', 'PUBLIC_URL', ...same.flatMap(({ names }) => names)];
    expect(names).toContain('READING_MB');
    for (const name of names)
      expect([name, told(name, services)]).toEqual([name, expect.arrayContaining(['api', 'worker'])]);
  });

  it('gives an end that takes longer the time for it', () => {
    const { api, worker } = servicesWith({ STOP_PATIENCE: '60', STOP_GRACE_PERIOD: '80s' }) as Record<
      string,
      Service & { readonly stop_grace_period?: string }
    >;
    for (const service of [api, worker]) expect(service?.stop_grace_period).toMatch(/^(80s|1m20s)$/);
  });

  it('is taken as it is in .env.example, and with back-ups by themselves', () => {
    const shipped = literalsOf(text('.env.example').match(/^[A-Z_]+=.*$/gm) ?? []);
    const values = { ...needed, ...none };
    const read = readByCompose({ ...shipped, ADMIN_EMAIL: 'rana@example.org' }, values);
    expect(alike(read, ({ backups }) => backups)).toEqual(ofMarsad.map((name) => [name, null]));
    const kept = { BACKUP_DIR: '/backups', BACKUP_EVERY: '12h', BACKUP_KEEP: '3' };
    expect(readByCompose(kept, values).get('worker')?.backups).toMatchObject({ folder: '/backups', keep: 3 });
  });
});

it('files that are sent have room, and proxies in front of others let them through, as docs say', () => {
  const seats = Number(
    /uploads: counted\('upload', .*Math\.max\((\d+),/.exec(text('apps/api/src/account/door.ts'))?.[1],
  );
  const megabytes = Math.max(usualTableBounds.megabytes, usualReadingBounds.megabytes);
  expect(text('docs/operating.md')).toContain(`so ${seats * megabytes} MB in all`);
  expect(text('docker-compose.yml')).toContain(`${seats} of ${megabytes} MB`);
  const rooms = [
    /\/tmp:size=(\d+)m/.exec(text('docker-compose.yml')),
    /sizeLimit: (\d+)Mi/.exec(text(`${kubernetesBase}/api.yaml`)),
    /sizeLimit: (\d+)Mi/.exec(text(`${kubernetesBase}/worker.yaml`)),
  ].map((found) => Number(found?.[1]));
  for (const room of rooms) expect(room).toBeGreaterThan(seats * megabytes);
  const passed = [
    ...text('docs/operating.md').matchAll(/client_max_body_size (\d+)m/g),
    ...text(`${kubernetesExample}/ingress.yaml`).matchAll(/proxy-body-size: (\d+)m/g),
  ].map(([, size]) => Number(size));
  expect(passed).toHaveLength(3);
  for (const size of passed) expect(size).toBeGreaterThan(megabytes);
});
