/** Who reaches whom in Kubernetes: the network policies of the base, put together as a cluster does. */
import { expect, it } from 'vitest';
import { kubernetesBase, manifestsOf } from './deployed.js';

type Labels = Readonly<Record<string, string>>;

interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values: readonly string[];
  }[];
}
interface Peer {
  readonly namespaceSelector?: Selector;
  readonly podSelector?: Selector;
}
interface Port {
  readonly port: number | string;
  readonly endPort?: number;
}
interface Policy {
  readonly kind: string;
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly { readonly from?: readonly Peer[]; readonly ports: readonly Port[] }[];
    readonly egress?: readonly { readonly to?: readonly Peer[]; readonly ports: readonly Port[] }[];
  };
}

const policies = manifestsOf<Policy>(kubernetesBase).filter(({ kind }) => kind === 'NetworkPolicy');

function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values }) => {
      if (operator !== 'In') throw new Error(`${operator} is not understood here`);
      return values.includes(labels[key] ?? '');
    })
  );
}

/** Somebody in the cluster: a pod of one namespace. */
interface Other {
  readonly namespace: string;
  readonly labels: Labels;
}
const within = (peers: readonly Peer[] | undefined, { namespace, labels }: Other) =>
  peers === undefined ||
  peers.some(
    ({ namespaceSelector, podSelector }) =>
      // A peer without a namespace is of Marsad's own.
      namespaceSelector !== undefined &&
      selects(namespaceSelector, { 'kubernetes.io/metadata.name': namespace }) &&
      (podSelector === undefined || selects(podSelector, labels)),
  );
const at = (ports: readonly Port[], wanted: number | string) =>
  ports.some(
    ({ port, endPort }) =>
      port === wanted ||
      (typeof port === 'number' &&
        typeof wanted === 'number' &&
        port <= wanted &&
        wanted <= (endPort ?? port)),
  );

const own = (component: string): Labels => ({
  'app.kubernetes.io/name': 'marsad',
  'app.kubernetes.io/component': component,
});
const of = (component: string, type: string) =>
  policies.filter(({ spec }) => spec.policyTypes.includes(type) && selects(spec.podSelector, own(component)));
const lets = (other: Other, component: string) =>
  of(component, 'Ingress').some(({ spec }) =>
    spec.ingress?.some(({ from, ports }) => within(from, other) && at(ports, 'http')),
  );
const reaches = (component: string, other: Other, port: number) =>
  of(component, 'Egress').some(({ spec }) =>
    spec.egress?.some(({ to, ports }) => within(to, other) && at(ports, port)),
  );

const processes = ['api', 'worker'];
const named = (namespace: string, name: string): Other => ({
  namespace,
  labels: { 'app.kubernetes.io/name': name },
});

it('lets Prometheus read the metrics of every process', () => {
  const prometheus = named('monitoring', 'prometheus');
  expect(processes.filter((component) => !lets(prometheus, component))).toEqual([]);
});

it('lets in nobody else but the ingress controller at the api: whoever connects there is believed', () => {
  expect(lets(named('ingress-nginx', 'ingress-nginx'), 'api')).toBe(true);
  for (const other of [named('monitoring', 'grafana'), named('default', 'prometheus'), named('marsad', 'x')])
    expect(['api', 'worker', 'migrate'].filter((component) => lets(other, component))).toEqual([]);
});

it('lets messages get to an Alertmanager, and spans to a collector, that are in the list', () => {
  expect(reaches('worker', named('monitoring', 'alertmanager'), 9093)).toBe(true);
  for (const component of processes)
    expect([component, reaches(component, named('monitoring', 'collector'), 4318)]).toEqual([
      component,
      true,
    ]);
  expect(reaches('worker', named('default', 'x'), 9093)).toBe(false);
  expect(reaches('migrate', named('monitoring', 'x'), 9093)).toBe(false);
});
