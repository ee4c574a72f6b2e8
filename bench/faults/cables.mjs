/** Processes in network namespaces of their own, with a cable to each of what they reach: one is pulled and the others stay. */
import { spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { until } from './machine.mjs';
import { waysOf } from './plan.mjs';

/** Not waited for in place: the proxies of all runs are this process's too. @returns what it complained of, null where it did not. */
async function ip(lines, ...options) {
  const child = spawn('ip', [...options, '-batch', '-'], { stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(String(error)));
    child.once('close', (code) => resolve(code === 0 ? null : `exit code ${code}`));
  });
  child.stdin.on('error', () => {});
  child.stdin.end(lines.join('\n'));
  const [how, said] = await Promise.all([ended, text(child.stderr)]);
  return how === null ? null : `ip: ${how} ${said}`;
}

async function ipDoes(lines, ...options) {
  const wrong = await ip(lines, ...options);
  if (wrong !== null) throw new Error(wrong);
}

/**
 * A network for each process that the plan pulls a cable of.
 * @param closings is given what takes them down again.
 * @returns `networks` by the name of the process, and `receiver`, this machine's address for all of them that tell somebody; null
 *   where nobody in a network of its own does.
 */
export async function openNetworks(plan, closings) {
  const cuts = new Map();
  for (const { kind, target } of plan.faults) {
    if (kind !== 'netns-down') continue;
    const [name, way] = target.split('/');
    const cut = cuts.get(name) ?? new Set();
    for (const one of way === 'all' ? waysOf(name) : [way]) cut.add(one);
    cuts.set(name, cut);
  }
  const networks = new Map();
  let receiver = null;
  for (const [name, cut] of cuts) {
    const network = await openNetwork(name, cut, receiver);
    closings.push(network.close);
    networks.set(name, network);
    receiver ??= network.far.receiver ?? null;
  }
  return { networks, receiver };
}

/** Of 10.200.0.0/14 each namespace has sixteen addresses. */
const most = 1 << 14;
const addressOf = (n, host) => `10.${200 + (n >> 12)}.${(n >> 4) & 255}.${((n & 15) << 4) | host}`;

/**
 * Its name is had by one: another that draws the same, in this process or another, draws again. This alone is waited for in
 * place, so that no signal comes between a namespace and what takes it down.
 */
function claim() {
  for (let tries = 1; ; tries += 1) {
    const n = Math.floor(Math.random() * most);
    const { status, stderr, error } = spawnSync('ip', ['netns', 'add', `marsad${n}`], { encoding: 'utf8' });
    if (status === 0) return n;
    if (tries === 20 || !stderr?.includes('File exists')) throw new Error(`ip netns add: ${error ?? stderr}`);
  }
}

/**
 * @param receiver this machine's address on the way to the receiver, where there is one already: messages go to one address,
 *   whoever sends them.
 * @returns `far`, this machine's address on each way, and `near`, its own; nobody pulls the cable of an API's `clients`.
 */
async function openNetwork(process, cut, receiver) {
  const ways = waysOf(process);
  const n = claim();
  const name = `marsad${n}`;
  const cables = new Map(
    [...ways, ...(process.startsWith('api') ? ['clients'] : [])].map((way, at) => [
      way,
      {
        outer: `mo${n}-${at}`,
        inner: `mi${n}-${at}`,
        far: (way === 'receiver' ? receiver : null) ?? addressOf(n, 2 * at + 1),
        near: addressOf(n, 2 * at + 2),
        pulls: 0,
      },
    ]),
  );
  const all = [...cables.values()];
  // A namespace is there for as long as anything runs in it, and its cables with it.
  const removal = [...all.map(({ outer }) => `link delete ${outer}`), `netns delete ${name}`];
  const undo = until(() => spawnSync('ip', ['-force', '-batch', '-'], { input: removal.join('\n') }));
  const close = async () => {
    await ip(removal, '-force');
    undo();
  };
  try {
    // The routes are those of the addresses, so that the kernel has them again once a cable is in again.
    await ipDoes(
      all.flatMap(({ outer, inner, far, near }) => [
        `link add ${outer} type veth peer name ${inner} netns ${name}`,
        `address add ${far} peer ${near} dev ${outer}`,
        `link set ${outer} up`,
      ]),
    );
    await ipDoes(
      [
        'link set lo up',
        ...all.flatMap(({ inner, far, near }) => [
          `address add ${near} peer ${far} dev ${inner}`,
          `link set ${inner} up`,
        ]),
      ],
      '-n',
      name,
    );
  } catch (error) {
    await close();
    throw error;
  }
  /** Its own end goes down, as if the switch had lost its power: this machine's address stays. Pulled twice, it is in again when it was put in twice. */
  const move = (way, by) => {
    const moved = way === 'all' ? ways.map((one) => cables.get(one)) : [cables.get(way)];
    for (const cable of moved) cable.pulls += by;
    const stateOf = ({ pulls }) => (pulls > 0 ? 'down' : 'up');
    return ipDoes(
      moved.map((cable) => `link set ${cable.inner} ${stateOf(cable)}`),
      '-n',
      name,
    );
  };
  const each = (end) => Object.fromEntries([...cables].map(([way, cable]) => [way, cable[end]]));
  return {
    far: each('far'),
    near: each('near'),
    isCut: (way) => cut.has(way),
    within: (command, args) => ({ command: 'ip', args: ['netns', 'exec', name, command, ...args] }),
    pull: (way) => move(way, 1),
    mend: (way) => move(way, -1),
    close,
  };
}
