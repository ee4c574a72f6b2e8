/**
 * What runs Marsad on more than one machine, looked at without a container engine or a cluster: docker-compose.yml as
 * docker-compose understands it, the proxy's Caddyfile, the Kubernetes folder, the Dockerfile.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { secretNames } from '../apps/api/src/config/environment.js';
import {
  compose,
  composed,
  kubernetesBase,
  kubernetesExample,
  kustomization,
  manifestsOf,
  root,
  settings,
  text,
} from './deployed.js';
import { faultsOfDockerfile, isPinned } from './release/image.mjs';

/** Every name that the program reads, and what Node.js reads itself. */
const known = new Set([...settings(), 'NODE_OPTIONS']);
const settingOf = (variable: string) => (known.has(variable) ? variable : variable.replace(/_FILE$/, ''));
interface Service {
  readonly image?: string;
  readonly command?: string | string[];
  readonly entrypoint?: unknown;
  readonly environment?: Record<string, string>;
  readonly ports?: string[];
  readonly secrets?: { source: string }[];
  readonly networks?: Record<string, unknown>;
  readonly volumes?: string[];
  readonly tmpfs?: string[];
  readonly healthcheck?: { test: string[] };
  readonly depends_on?: Record<string, { condition: string }>;
  readonly logging?: { driver: string; options: Record<string, string> };
  readonly read_only?: boolean;
  readonly mem_limit?: unknown;
  readonly cap_drop?: string[];
  readonly cap_add?: string[];
  readonly security_opt?: string[];
  readonly privileged?: boolean;
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly container_name?: string;
}
interface Composition {
  readonly services: Record<string, Service>;
  readonly networks: Record<string, { internal?: boolean } | null>;
  readonly secrets: Record<string, { file: string }>;
}

/** With merges and variables as they are without a .env. */
function composition(env: Record<string, string> = {}): Composition {
  const { stdout, stderr } = composed({ ADMIN_EMAIL: 'rana@example.org', ...env });
  expect(stderr).toBe('');
  return parse(stdout) as Composition;
}

describe.skipIf(compose === undefined)('docker-compose.yml, as docker-compose reads it', () => {
  it('needs an administrator, and says where to put them', () => {
    const { status, stderr } = composed({});
    expect(status).not.toBe(0);
    expect(stderr).toContain('put ADMIN_EMAIL into .env, or run docs/deploy/secrets.sh');
  });

  it('takes no image that may change', () => {
    const images = Object.values(composition().services).map(({ image = '' }) => image);
    expect(images.filter((image) => image !== 'marsad:local' && !isPinned(image))).toEqual([]);
    expect(
      ['redis:7', 'postgres:latest', 'node:24-slim', `x:1@sha256:${'0'.repeat(64)}`].filter(isPinned),
    ).toEqual([]);
  });

  it('holds no secret in an environment or on a command line', () => {
    const { services, secrets } = composition();
    // Each may be given as a file instead, and some are.
    const given = Object.values(services).flatMap(({ environment = {} }) => Object.keys(environment));
    expect(secretNames.filter((name) => given.includes(`${name}_FILE`))).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'REDIS_URL', 'ADMIN_PASSWORD', 'SUPERUSER_URL']),
    );
    for (const [name, { environment = {}, secrets: mounted = [], command = '' }] of Object.entries(
      services,
    )) {
      const held = mounted.map(({ source }) => `/run/secrets/${source}`);
      for (const [variable, value] of Object.entries(environment)) {
        expect(secretNames, `${name}: ${variable}`).not.toContain(variable);
        expect(variable, name).not.toMatch(/PASSWORD$/);
        if (variable.endsWith('_FILE')) expect(held, `${name}: ${variable}`).toContain(value);
      }
      for (const [, path] of JSON.stringify(command).matchAll(/(\/run\/secrets\/[\w-]+)/g))
        expect(held, name).toContain(path);
      for (const { source } of mounted) expect(Object.keys(secrets)).toContain(source);
    }
  });

  it('tells the owner of the tables to the migrate step alone', () => {
    const { services } = composition();
    const told = (secret: string) =>
      Object.entries(services)
        .filter(([, { secrets = [] }]) => secrets.some(({ source }) => source === secret))
        .map(([name]) => name)
        .sort();
    expect(told('owner-url')).toEqual(['migrate']);
    expect(told('superuser-url')).toEqual(['migrate']);
    expect(told('postgres-password')).toEqual(['postgres']);
    for (const name of ['api', 'worker'])
      expect(services[name]?.environment?.DATABASE_URL_FILE).toBe('/run/secrets/application-url');
  });

  it('runs the commands that the distributed tests run, in order', () => {
    const { services } = composition();
    // See launch() in apps/api/test/harness/marsad.ts.
    expect(services.migrate?.command).toEqual(['node', 'apps/api/launch/migrate.mjs']);
    expect(services.api?.command).toEqual(['node', 'apps/api/launch/start.mjs']);
    expect(services.worker?.command).toEqual(['node', 'apps/api/launch/start.mjs']);
    expect([services.api?.environment?.ROLE, services.worker?.environment?.ROLE]).toEqual(['api', 'worker']);
    expect(services.migrate?.restart).toBe('on-failure');
    expect(services.migrate?.depends_on?.postgres?.condition).toBe('service_healthy');
    for (const name of ['api', 'worker'])
      expect(services[name]?.depends_on?.migrate?.condition).toBe('service_completed_successfully');
  });

  it('bounds what each may take, and lets none write its root', () => {
    for (const [name, service] of Object.entries(composition().services)) {
      expect(service.read_only, name).toBe(true);
      expect(service.mem_limit, name).toBeDefined();
      expect(service.cap_drop, name).toEqual(['ALL']);
      expect(service.cap_add ?? [], name).toEqual(name === 'proxy' ? ['NET_BIND_SERVICE'] : []);
      expect(service.security_opt, name).toEqual(['no-new-privileges:true']);
      expect(service.privileged, name).toBeUndefined();
      expect(service.logging?.options, name).toMatchObject({ 'max-size': '10m', 'max-file': '5' });
      // One that has a name cannot be several.
      expect(service.container_name, name).toBeUndefined();
      if (name !== 'migrate') expect(service.healthcheck?.test, name).toBeDefined();
    }
  });

  it('gives the app longer to stop than it gives its parts', () => {
    const seconds = Number(/'STOP_PATIENCE', \{ usual: (\d+)/.exec(text('apps/api/src/config.ts'))?.[1]);
    // What is owed its time at the end has some more.
    const patience = (seconds + 10) * 1_000;
    for (const name of ['api', 'worker', 'migrate'])
      expect(
        Number.parseInt(composition().services[name]?.stop_grace_period ?? '0', 10) * 1000,
      ).toBeGreaterThan(patience);
  });

  it('keeps the stores from the proxy and from outside', () => {
    const { services, networks } = composition();
    const on = (network: string) =>
      Object.keys(services)
        .filter((name) => network in (services[name]?.networks ?? {}))
        .sort();
    expect(networks.stores?.internal).toBe(true);
    expect(on('front')).toEqual(['api', 'proxy']);
    expect(on('stores')).toEqual(['api', 'migrate', 'postgres', 'redis', 'worker']);
    expect(Object.keys(services.postgres?.networks ?? {})).toEqual(['stores']);
    expect(Object.keys(services.redis?.networks ?? {})).toEqual(['stores']);
    for (const [name, { networks: of }] of Object.entries(services)) expect(of, name).toBeDefined();
  });

  it('is open on loopback until there is a domain', () => {
    const ports = (env: Record<string, string>) =>
      Object.entries(composition(env).services).flatMap(([name, service]) =>
        (service.ports ?? []).map((port) => `${name} ${port}`),
      );
    expect(ports({})).toEqual([
      'proxy 127.0.0.1:3000:80/tcp',
      'proxy 127.0.0.1:3443:443/tcp',
      'proxy 127.0.0.1:3443:443/udp',
    ]);
    expect(composition().services.proxy?.environment?.SITE).toBe(':80');
    const open = { DOMAIN: 'marsad.example.org', BIND: '0.0.0.0', PORT: '80', HTTPS_PORT: '443' };
    expect(ports(open)).toEqual([
      'proxy 0.0.0.0:80:80/tcp',
      'proxy 0.0.0.0:443:443/tcp',
      'proxy 0.0.0.0:443:443/udp',
    ]);
    expect(composition(open).services.proxy?.environment?.SITE).toBe('marsad.example.org');
  });

  it('asks PostgreSQL over TCP whether it is well', () => {
    expect(composition().services.postgres?.healthcheck?.test).toEqual([
      ...['CMD', 'pg_isready', '-h', '127.0.0.1', '-U', 'marsad', '-d', 'marsad'],
    ]);
  });

  it('sets what config.ts knows', () => {
    const { services } = composition();
    const set = ['api', 'worker', 'migrate'].flatMap((name) =>
      Object.keys(services[name]?.environment ?? {}),
    );
    expect(set.map(settingOf).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('docs/deploy/secrets.sh', () => {
  const files = [
    ...['admin-password', 'application-url', 'metrics-token', 'oidc-client-secret', 'owner-url'],
    ...['postgres-password', 'redis-password', 'redis-url', 'smtp-url', 'superuser-url'],
  ];

  function made(earlier: string | null, ...args: string[]) {
    const folder = mkdtempSync(join(tmpdir(), 'marsad-secrets-'));
    for (const file of ['.env.example', 'docs/deploy/secrets.sh'])
      cpSync(join(root, file), join(folder, file));
    if (earlier !== null) spawnSync('sh', ['-c', 'cat > .env'], { cwd: folder, input: earlier });
    const run = () => spawnSync('sh', ['docs/deploy/secrets.sh', ...args], { cwd: folder, encoding: 'utf8' });
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    return { folder, run, read, remove: () => rmSync(folder, { recursive: true, force: true }) };
  }

  it('makes what compose mounts, once, for its owner alone', () => {
    const { folder, run, read, remove } = made(null, 'rana@example.org', 'marsad.example.org');
    expect(run().stderr).toBe('');
    expect(readdirSync(join(folder, 'secrets')).sort()).toEqual(files);
    const declared = Object.values(
      (parse(text('docker-compose.yml'), { merge: true }) as Composition).secrets,
    ).map(({ file }) => file.replace('./secrets/', ''));
    expect(declared.sort()).toEqual(files);
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
    // The users in the containers are others; the folder keeps everybody else out.
    expect(statSync(join(folder, 'secrets/owner-url')).mode & 0o777).toBe(0o444);
    const before = files.map((file) => read(`secrets/${file}`));
    expect(new Set(before.filter((value) => value !== '')).size).toBe(8);
    const [owner, superuser] = [new URL(read('secrets/owner-url')), new URL(read('secrets/superuser-url'))];
    expect(owner.password).toMatch(/^[0-9a-f]{48}$/);
    // That is how the migrate step knows that the superuser is to have none afterwards.
    expect([superuser.password, read('secrets/postgres-password')]).toEqual([owner.password, owner.password]);
    expect(new URL(read('secrets/application-url')).password).not.toBe(owner.password);
    expect(read('.env')).toMatch(/^DOMAIN=marsad\.example\.org$/m);
    expect(read('.env')).toMatch(/^PUBLIC_URL=https:\/\/marsad\.example\.org$/m);
    expect(read('.env')).toMatch(/^BIND=0\.0\.0\.0$/m);
    run();
    expect(files.map((file) => read(`secrets/${file}`))).toEqual(before);
    remove();
  });

  it('keeps the passwords of an .env from before', () => {
    const { run, read, remove } = made(
      'POSTGRES_PASSWORD=one-of-old\nREDIS_PASSWORD=two-of-old\n',
      'rana@example.org',
    );
    expect(run().status).toBe(0);
    const { username, password, host } = new URL(read('secrets/owner-url'));
    expect([username, password, host]).toEqual(['marsad_owner', 'one-of-old', 'postgres:5432']);
    expect(read('secrets/redis-url')).toBe('redis://:two-of-old@redis:6379');
    expect(read('.env')).not.toContain('DOMAIN');
    remove();
  });

  it('says what it takes', () => {
    const { run, remove } = made(null);
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('usage:') });
    remove();
  });
});

it('.env.example names what docker-compose.yml reads, and nothing else', () => {
  const read = [...text('docker-compose.yml').matchAll(/(?<!\$)\$\{([A-Z_]+)/g)].map(([, name]) => name);
  const named = [...text('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual([...new Set(read)].sort());
});

it('docs/deploy.md and docs/operating.md add up the connections that the program opens', () => {
  const numberIn = (path: string, pattern: RegExp) => Number(pattern.exec(text(path))?.[1]);
  const settings = 'apps/api/src/config/stores.ts';
  const accounts = numberIn('packages/db/src/account/pool.ts', /accountConnections = (\d+)/);
  const table = numberIn('workers/src/import/step-job.ts', /max: (\d+)/);
  const reading = numberIn('workers/src/reading/read-job.ts', /max: (\d+)/);
  const api = numberIn(settings, /\bapi: (\d+), worker/) + accounts + 1;
  const worker = numberIn(settings, /\bworker: (\d+) \}/) + 1 + table + reading;
  expect(text('docs/deploy.md')).toContain(`${api} × (A + 1) + ${worker} × (W + 1) + 10 <= max_connections`);
  expect(text('docs/operating.md')).toContain(`an api needs ${api} and a worker ${worker} at most`);
});

describe('the Caddyfile', () => {
  const file = text('docs/deploy/Caddyfile');

  it('is given every variable it reads by docker-compose.yml', () => {
    const read = new Set([...file.matchAll(/\{\$([A-Z_]+)/g)].map(([, name]) => name));
    const { services } = parse(text('docker-compose.yml'), { merge: true }) as Composition;
    expect(Object.keys(services.proxy?.environment ?? {}).sort()).toEqual([...read].sort());
  });

  it('asks again only what may be asked twice, buffers no stream, and believes no client about where it is', () => {
    expect(/lb_retry_match \{\s+method (.+)\n/.exec(file)?.[1]).toBe('GET HEAD OPTIONS');
    expect(file).not.toMatch(/^\s*(flush_interval|trusted_proxies|encode)\b/m);
    expect(file).toMatch(/dynamic a \{\$UPSTREAM\} \{\$UPSTREAM_PORT\}/);
    // Shorter than the app's, or it uses connections that are being closed.
    const own = Number(
      /keepAliveTimeout: ([\d_]+)/.exec(text('apps/api/src/http/listen.ts'))?.[1]?.replace('_', ''),
    );
    expect(Number(/^\s*keepalive (\d+)s/m.exec(file)?.[1]) * 1000).toBeLessThan(own);
  });
});

interface Manifest {
  readonly kind: string;
  readonly metadata: { name: string; namespace?: string };
  readonly spec?: { template?: { spec: Pod }; replicas?: number; selector?: unknown };
}
interface Pod {
  readonly securityContext: Record<string, unknown>;
  readonly automountServiceAccountToken: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly topologySpreadConstraints?: unknown[];
  readonly containers: {
    image: string;
    command: string[];
    env: { name: string; value?: string }[];
    resources: { requests: object; limits: { memory?: string } };
    securityContext: Record<string, unknown>;
    startupProbe?: Probe;
    readinessProbe?: Probe;
    livenessProbe?: Probe;
    lifecycle?: { preStop: unknown };
    volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
  }[];
  readonly volumes: { name: string; secret?: { secretName: string } }[];
}
interface Probe {
  readonly httpGet: { path: string; httpHeaders: { name: string; value: string }[] };
}

describe('docs/deploy/kubernetes', () => {
  const [base, overlay] = [kubernetesBase, kubernetesExample];
  const manifests = manifestsOf<Manifest>(base);
  const pods = manifests.flatMap(({ metadata, spec }) =>
    spec?.template === undefined ? [] : [[metadata.name, spec.template.spec] as const],
  );

  it('has what is asked of a base, and no namespace', () => {
    expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      ...['Deployment marsad-api', 'PodDisruptionBudget marsad-api', 'Service marsad'],
      ...['Deployment marsad-worker', 'Job marsad-migrate'],
      ...['NetworkPolicy marsad', 'NetworkPolicy marsad-outside'],
      ...['NetworkPolicy marsad-api', 'NetworkPolicy marsad-metrics', 'NetworkPolicy marsad-monitoring'],
    ]);
    expect(kustomization(base).namespace).toBeUndefined();
    expect(manifests.filter(({ metadata }) => metadata.namespace !== undefined)).toEqual([]);
    expect(manifests.find(({ metadata }) => metadata.name === 'marsad-api')?.spec?.replicas).toBe(2);
  });

  it('runs each as nobody, on a root that it cannot write, within bounds', () => {
    expect(pods.map(([name]) => name)).toEqual(['marsad-api', 'marsad-worker', 'marsad-migrate']);
    const user = /^USER (\d+):(\d+)$/m.exec(text('apps/api/Dockerfile'));
    for (const [name, pod] of pods) {
      expect(pod.securityContext, name).toMatchObject({
        runAsNonRoot: true,
        runAsUser: Number(user?.[1]),
        runAsGroup: Number(user?.[2]),
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(pod.automountServiceAccountToken, name).toBe(false);
      for (const container of pod.containers) {
        expect(container.securityContext, name).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.resources.limits.memory, name).toBeDefined();
        expect(container.resources.requests, name).toHaveProperty('memory');
        const written = container.volumeMounts.filter(({ readOnly }) => readOnly !== true);
        expect(written, name).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
      }
    }
  });

  it('asks api and worker how they are, under a name that is always answered, and lets them end', () => {
    for (const [name, pod] of pods.filter(([name]) => name !== 'marsad-migrate')) {
      const [container] = pod.containers;
      expect(container?.readinessProbe?.httpGet.path, name).toBe('/readyz');
      expect(container?.startupProbe?.httpGet.path, name).toBe('/readyz');
      // One whose database is away is not made better by a new one.
      expect(container?.livenessProbe?.httpGet.path, name).toBe('/healthz');
      for (const probe of [container?.readinessProbe, container?.startupProbe, container?.livenessProbe])
        expect(probe?.httpGet.httpHeaders, name).toEqual([{ name: 'Host', value: 'localhost' }]);
      expect(pod.terminationGracePeriodSeconds, name).toBeGreaterThan(30 + 5);
      expect(pod.topologySpreadConstraints, name).toHaveLength(1);
    }
    expect(pods.find(([name]) => name === 'marsad-api')?.[1].containers[0]?.lifecycle?.preStop).toBeDefined();
  });

  it('sets what config.ts knows, and the owner of the tables for the migrate job alone', () => {
    const config = kustomization(base).configMapGenerator.flatMap(({ literals }) =>
      literals.map((literal) => literal.split('=')[0] ?? ''),
    );
    const set = [
      ...config,
      ...pods.flatMap(([, pod]) => pod.containers.flatMap(({ env }) => env.map((v) => v.name))),
    ];
    expect(set.filter((name) => !known.has(settingOf(name)))).toEqual([]);
    for (const name of set) expect(secretNames).not.toContain(name);
    const told = pods.filter(([, pod]) =>
      pod.volumes.some(({ secret }) => secret?.secretName === 'marsad-owner'),
    );
    expect(told.map(([name]) => name)).toEqual(['marsad-migrate']);
  });

  it('mounts the secrets that the example makes, which are empty', () => {
    const generated = new Map(
      kustomization(overlay).secretGenerator?.map(({ name, literals }) => [name, literals]),
    );
    expect([...generated.values()].flat().filter((literal) => !/^[\w-]+=$/.test(literal))).toEqual([]);
    const keys = { '/run/secrets/marsad/': 'marsad', '/run/secrets/marsad-owner/': 'marsad-owner' };
    for (const [name, pod] of pods)
      for (const { name: variable, value = '' } of pod.containers.flatMap(({ env }) => env)) {
        if (!variable.endsWith('_FILE')) continue;
        const [path, secret] = Object.entries(keys).find(([path]) => value.startsWith(path)) ?? ['', ''];
        expect(generated.get(secret), `${name}: ${variable}`).toContain(`${value.slice(path.length)}=`);
      }
  });

  const kubectl = spawnSync('kubectl', ['version', '--client'], { encoding: 'utf8' }).status === 0;
  it.skipIf(!kubectl)('is built by kubectl kustomize (left out where there is no kubectl)', () => {
    const { stdout, stderr, status } = spawnSync('kubectl', ['kustomize', overlay], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const built = parseAllDocuments(stdout).map((document) => document.toJS() as Manifest);
    expect(new Set(built.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['marsad']));
    const images = built.flatMap(
      ({ spec }) => spec?.template?.spec.containers.map(({ image }) => image) ?? [],
    );
    expect(new Set(images)).toEqual(new Set(['registry.example.org/marsad:0.1.0']));
    expect(built.map(({ kind }) => kind)).toContain('Ingress');
  });
});

describe('the Dockerfile', () => {
  const file = text('apps/api/Dockerfile');

  it('keeps the rules of .ci/release/image.mjs', () => {
    expect(faultsOfDockerfile(file)).toEqual([]);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['one stage', (t) => t.slice(t.lastIndexOf('FROM ')), /one stage alone/],
    ['a base without a digest', (t) => t.replace(/@sha256:\w+/, ''), /of no fixed version/],
    ['no cache', (t) => t.replace(/--mount=\S+ /, ''), /no cache between builds/],
    [
      'sources before the install',
      (t) => t.replace('COPY package.json', 'COPY . .\nCOPY package.json'),
      /before the sources/,
    ],
    ['packages of development', (t) => t.replace(' --omit=dev', ''), /of development are not taken away/],
    ['root', (t) => t.replace(/^USER .*$/m, ''), /runs as root/],
    ['a user by name', (t) => t.replace(/^USER .*$/m, 'USER node'), /is no number/],
    ['a program its user can write', (t) => t.replace('root:root', '1000:1000'), /could change itself/],
    ['a shell', (t) => t.replace(/^CMD .*$/m, 'CMD node apps/api/launch/start.mjs'), /no signal reaches/],
    ['a secret', (t) => t.replace('LABEL', 'ARG NPM_TOKEN\nLABEL'), /would be kept in the image/],
    ['a step in the last stage', (t) => t.replace('EXPOSE', 'RUN apt-get update\nEXPOSE'), /builds nothing/],
    [
      'sources in the last stage',
      (t) => t.replace('EXPOSE', 'COPY bench bench\nEXPOSE'),
      /not from what was built/,
    ],
    ['no label', (t) => t.replace('image.licenses', 'x'), /no label/],
  ])('with %s would not', (_, change, said) => {
    expect(faultsOfDockerfile(change(file)).join('\n')).toMatch(said);
  });

  it('copies the manifest of every workspace before it installs', () => {
    const before = file.slice(0, file.indexOf('RUN --mount'));
    const { workspaces } = JSON.parse(text('package.json')) as { workspaces: string[] };
    const folders = workspaces.flatMap((pattern) =>
      pattern.endsWith('/*')
        ? readdirSync(join(root, pattern.slice(0, -2))).map((name) => `${pattern.slice(0, -1)}${name}`)
        : [pattern],
    );
    expect(folders.filter((folder) => !before.includes(`COPY ${folder}/package.json `))).toEqual([]);
  });
});
