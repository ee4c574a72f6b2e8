/** One connection that listens for whoever in this process wants to know: it comes back, and then has everybody look. */
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type ClientOptions, clientConfig, drop } from './client.js';

interface Listening {
  readonly heard: (payload: string) => void;
  /** Whoever listens again looks once: what was said meanwhile, nobody heard. */
  readonly look: () => void;
}

export interface Listener {
  /** Resolves once it listens; `look` is called then, and each time it listens again. */
  listen(
    channel: string,
    heard: (payload: string) => void,
    look?: () => void,
  ): Promise<{ unlisten(): Promise<void> }>;
  end(): void;
}

/** As often a server that says nothing is asked whether it is there; and how long its answer is waited for. */
const signEveryMs = 3_000;
const signMs = 4_000;
const [firstPauseMs, longestPauseMs] = [50, 1_000];

export function openListener(url: string, options: ClientOptions): Listener {
  const channels = new Map<string, Set<Listening>>();
  const ended = new AbortController();
  let client: pg.Client | null = null;
  let isRunning = false;
  const waiting = new Set<() => void>();
  let turn: Promise<unknown> = Promise.resolve();
  /** One statement after the other: a client takes no second one meanwhile. */
  const ask = (of: pg.Client, text: string) => {
    const answer = turn.then(() => of.query(text));
    turn = answer.catch(() => {});
    return answer;
  };

  const told = () => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const life = async () => {
    const opened = new pg.Client({
      ...clientConfig(url, { ...options, patience: 'none', answerMs: signMs }),
    });
    const lost = new AbortController();
    const lose = () => lost.abort();
    opened.on('error', lose).on('end', lose);
    ended.signal.addEventListener('abort', lose);
    opened.on('notification', ({ channel, payload }) => {
      for (const { heard } of [...(channels.get(channel) ?? [])]) heard(payload ?? '');
    });
    try {
      await opened.connect();
      for (const channel of channels.keys()) await ask(opened, listenTo(channel));
      if (ended.signal.aborted) return;
      client = opened;
      pause = firstPauseMs;
      told();
      for (const everybody of [...channels.values()]) for (const { look } of [...everybody]) look();
      for (;;) {
        await delay(signEveryMs, undefined, { signal: lost.signal, ref: false });
        await ask(opened, 'select 1');
      }
    } finally {
      // What outlives it keeps nothing of it: connections may end for years.
      ended.signal.removeEventListener('abort', lose);
      client = null;
      drop(opened);
    }
  };
  let pause = firstPauseMs;
  const run = async () => {
    while (!ended.signal.aborted) {
      // Whatever went wrong, it is tried again: those who listen sweep as well.
      await life().catch(() => {});
      await delay(pause * (0.5 + Math.random() / 2), undefined, { signal: ended.signal }).catch(() => {});
      pause = Math.min(longestPauseMs, pause * 2);
    }
    told();
  };
  return {
    listen: async (channel, heard, look = () => {}) => {
      const listening: Listening = { heard, look };
      const others = channels.get(channel);
      if (others === undefined) channels.set(channel, new Set([listening]));
      else others.add(listening);
      if (!isRunning) void run();
      isRunning = true;
      if (client !== null) {
        // Where this fails the connection is gone, and the next one listens to all of them.
        const isHere = await ask(client, listenTo(channel)).then(
          () => true,
          () => false,
        );
        if (isHere) look();
        else if (client !== null) drop(client);
        if (!isHere) await new Promise<void>((resolve) => waiting.add(resolve));
      } else await new Promise<void>((resolve) => waiting.add(resolve));
      return {
        unlisten: async () => {
          const left = channels.get(channel);
          left?.delete(listening);
          if (left?.size !== 0) return;
          channels.delete(channel);
          if (client !== null) await ask(client, `unlisten ${quoted(channel)}`).catch(() => {});
        },
      };
    },
    end: () => {
      ended.abort();
      if (client !== null) drop(client);
      told();
    },
  };
}

const quoted = (channel: string) => `"${channel.replaceAll('"', '""')}"`;
const listenTo = (channel: string) => `listen ${quoted(channel)}`;
