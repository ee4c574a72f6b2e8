/** The network between a process and a store: a proxy for each pair, which can cut, stall and reset it. */
import { connect, createServer } from 'node:net';

/** @returns where to connect at `host` instead of `port`, and what can befall the way there. */
export async function openProxy(port, host) {
  const pairs = new Set();
  let state = 'open';
  const server = createServer((near) => {
    if (state === 'cut') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    const both = [near, far];
    pairs.add(both);
    for (const socket of both) socket.setNoDelay(true);
    const forget = () => {
      pairs.delete(both);
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [both, [far, near]]) {
      from.on('data', (chunk) => {
        if (!to.write(chunk)) from.pause();
      });
      to.on('drain', () => {
        if (state !== 'stalled') from.resume();
      });
      from.on('end', () => to.end());
      from.on('error', forget);
      from.on('close', forget);
    }
    if (state === 'stalled') for (const socket of both) socket.pause();
  });
  await new Promise((resolve) => server.listen(0, host, resolve));
  const reset = () => {
    for (const both of [...pairs]) for (const socket of both) socket.resetAndDestroy();
  };
  return {
    port: server.address().port,
    /** Whose connections these are at the far end: the ports they come from. */
    ports: () => [...pairs].map(([, far]) => far.localPort),
    /** Whoever is connected is thrown off and may come again. */
    reset,
    cut: () => {
      state = 'cut';
      reset();
    },
    /** Nothing goes through and nobody is told: what is sent arrives once it is over, as TCP does it. */
    stall: () => {
      state = 'stalled';
      for (const both of pairs) for (const socket of both) socket.pause();
    },
    heal: () => {
      state = 'open';
      for (const both of pairs) for (const socket of both) socket.resume();
    },
    close: () => {
      reset();
      server.close();
    },
  };
}
