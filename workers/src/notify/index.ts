/** Sends what is planned, receiver by receiver: one that fails or hangs keeps only its own messages waiting. */
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type ClaimedDelivery,
  claimDelivery,
  happened,
  newTrace,
  readTrace,
  releaseDelivery,
  renewLease,
  type Sql,
  settleDelivery,
  storeFault,
  type Trace,
  withTraces,
} from '@marsad/db';
import {
  addressesOf,
  alertmanagerAlerts,
  cleaned,
  isRetryable,
  mailOf,
  type Outcome,
  webhookBody,
  withoutAddress,
} from '@marsad/indicators/pipeline';
import { createTransport, type Transporter } from 'nodemailer';
import { Webhook } from 'standardwebhooks';
import { sendMail } from '../mail.js';
import { type ChatKind, chatRequest, saidByChat, waitSaidByChat } from './chats.js';
import { openLanes } from './lanes.js';
import { type Addresses, post } from './post.js';
import { PrivateTarget, publicAddresses } from './targets.js';

export interface DeliveryOptions {
  /** Where people reach this installation; null where nobody knows. */
  readonly reachedAt: URL | null;
  readonly smtpUrl: URL | null;
  readonly mailFrom: string;
  /** Whether messages may go to addresses of this network. */
  readonly allowPrivateTargets: boolean;
}

export interface Deliverer {
  /** Sends every message of a receiver that is due, as long as it answers soon; of a slow one, one. */
  drain(receiver: string): Promise<void>;
  /** Begins nothing more. What is under way has a moment to end, then is broken off and left to whoever comes next. */
  stop(): Promise<void>;
  close(): void;
}

const mailPatienceMs = 15_000;
/** Enough for the reason of a refusal. */
const mostOfAnAnswer = 4_000;
const renewalMs = 5_000;
/** How long a process that ends waits for receivers. */
const graceMs = 2_000;
const againMs = 500;

export function openDeliverer(sql: Sql, options: DeliveryOptions): Deliverer {
  const patience = {
    connectionTimeout: mailPatienceMs,
    greetingTimeout: mailPatienceMs,
    socketTimeout: mailPatienceMs,
  };
  const mail = options.smtpUrl && createTransport({ url: options.smtpUrl.href, ...patience });
  const lanes = openLanes();
  const stopping = new AbortController();
  // One of each attempt under way.
  setMaxListeners(0, stopping.signal);
  const under = new Set<Promise<unknown>>();
  let isStopping = false;

  const sendOne = async (receiver: string): Promise<boolean> => {
    const claimed = await claimDelivery(sql, receiver);
    if (claimed === null) return false;
    const renewal = setInterval(() => {
      // A lease that is lost may have the message sent twice, under one id.
      renewLease(sql, claimed).catch(() => {});
    }, renewalMs);
    try {
      await withTraces(claimed.traces, () => bring(claimed));
    } finally {
      clearInterval(renewal);
    }
    return true;
  };

  const bring = async (claimed: ClaimedDelivery) => {
    const trace = newTrace(readTrace(claimed.traces[0]));
    const begun = performance.now();
    const outcome = await attempt(claimed, trace, options, mail, stopping.signal);
    const seconds = (performance.now() - begun) / 1_000;
    if (outcome === 'broken off') return insisting(() => releaseDelivery(sql, claimed));
    const said = withoutSecrets(outcome, claimed.receiver);
    const after = await insisting(() => settleDelivery(sql, claimed, said, Math.random()));
    happened({
      kind: 'delivery',
      outcome: after === 'again' ? 'retried' : after,
      delivery: claimed.id,
      receiver: claimed.receiver.id,
      receiverKind: claimed.receiver.kind,
      attempt: claimed.attempts,
      seconds,
      error: said.kind === 'failed' ? said.error : null,
      trace,
    });
  };

  /** What came of an attempt is noted even where the database is away for a moment: else it would be sent once more. */
  const insisting = async <T>(note: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await note();
      } catch (error) {
        if (storeFault(error) === null || isStopping) throw error;
        await delay(againMs);
      }
    }
  };

  const drain = async (receiver: string) => {
    while (!isStopping) {
      const sent = await lanes.run(receiver, () => sendOne(receiver));
      if (sent === null || !sent.result || sent.isSlow) return;
    }
  };

  return {
    drain: async (receiver) => {
      const work = drain(receiver);
      under.add(work);
      try {
        await work;
      } finally {
        under.delete(work);
      }
    },
    stop: async () => {
      isStopping = true;
      const end = setTimeout(() => stopping.abort(), graceMs);
      await Promise.allSettled(under);
      clearTimeout(end);
    },
    close: () => mail?.close(),
  };
}

/** What is noted of an attempt is read by people who may not know the address. */
function withoutSecrets(outcome: Outcome, { definition, secret }: ClaimedDelivery['receiver']): Outcome {
  if (outcome.kind !== 'failed') return outcome;
  const { url } = definition;
  const said = url === null ? outcome.error : withoutAddress(outcome.error, url);
  return { ...outcome, error: secret === null ? said : said.replaceAll(secret, '…') };
}

/** One attempt; whatever goes wrong is an outcome, never an exception. */
async function attempt(
  claimed: ClaimedDelivery,
  trace: Trace,
  options: DeliveryOptions,
  mail: Transporter | null,
  signal: AbortSignal,
): Promise<Outcome | 'broken off'> {
  try {
    switch (claimed.receiver.kind) {
      case 'webhook':
        return await sendWebhook(claimed, trace, options, signal);
      case 'alertmanager':
        return await sendToAlertmanager(claimed, trace, options, signal);
      case 'email':
        return await Promise.race([sendAsMail(claimed, options, mail), brokenOff(signal)]);
      case 'slack':
      case 'teams':
      case 'telegram':
      case 'ntfy':
        return await sendToChat(claimed.receiver.kind, claimed, options, signal);
    }
  } catch (error) {
    if (signal.aborted) return 'broken off';
    const failed = error as Error & { code?: string };
    return {
      kind: 'failed',
      status: null,
      error: failed.message || failed.code || failed.name,
      retryable: !(error instanceof PrivateTarget),
      retryAfterMs: null,
    };
  }
}

function brokenOff(signal: AbortSignal): Promise<'broken off'> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve('broken off'), { once: true });
  });
}

/** Signed by Standard Webhooks: whoever has the secret can tell that it is ours, and that it is new. */
async function sendWebhook(
  { id, message, receiver }: ClaimedDelivery,
  trace: Trace,
  options: DeliveryOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const body = JSON.stringify(webhookBody(message, receiver.name, addressesOf(options.reachedAt)));
  const at = new Date();
  const signature = receiver.secret === null ? null : new Webhook(receiver.secret).sign(id, at, body);
  const url = new URL(receiver.definition.url ?? '');
  return answered(
    await post(
      url,
      body,
      {
        // Lets a receiver that traces join what it does to what it was told of.
        traceparent: trace,
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        ...(signature === null ? {} : { 'webhook-signature': signature }),
      },
      await addressesAllowed(url, options),
      { signal },
    ),
  );
}

/** Alertmanager keeps its own order: it groups, silences and repeats what is handed over to it. */
async function sendToAlertmanager(
  { message, receiver, firing }: ClaimedDelivery,
  trace: Trace,
  options: DeliveryOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const base = new URL(receiver.definition.url ?? '');
  base.pathname = `${base.pathname.replace(/\/$/, '')}/api/v2/alerts`;
  const alerts = alertmanagerAlerts(message, firing, addressesOf(options.reachedAt), Date.now());
  return answered(
    await post(base, JSON.stringify(alerts), { traceparent: trace }, await addressesAllowed(base, options), {
      mostText: mostOfAnAnswer,
      signal,
    }),
    saidByAlertmanager,
  );
}

async function sendToChat(
  kind: ChatKind,
  claimed: ClaimedDelivery,
  options: DeliveryOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const { url, body, headers } = chatRequest(kind, claimed, addressesOf(options.reachedAt));
  const allowed = await addressesAllowed(url, options);
  const given = await post(url, body, headers, allowed, { mostText: mostOfAnAnswer, signal });
  return answered({ ...given, retryAfterMs: given.retryAfterMs ?? waitSaidByChat(given.text) }, saidByChat);
}

/** Where a message may go: the connection is to one of these, and not to what the name stands for a moment later. */
async function addressesAllowed(
  { hostname }: URL,
  { allowPrivateTargets }: DeliveryOptions,
): Promise<Addresses | null> {
  return allowPrivateTargets ? null : publicAddresses(hostname);
}

async function sendAsMail(
  { id, message, receiver }: ClaimedDelivery,
  options: DeliveryOptions,
  mail: Transporter | null,
): Promise<Outcome> {
  if (mail === null)
    return {
      kind: 'failed',
      status: null,
      error: 'SMTP_URL is not set: this installation sends no mail',
      retryable: false,
      retryAfterMs: null,
    };
  const { subject, text } = mailOf(message, addressesOf(options.reachedAt), receiver.definition.language);
  return sendMail(mail, id, {
    from: options.mailFrom,
    to: [...(receiver.definition.to ?? [])],
    subject,
    text,
  });
}

function answered(
  { status, retryAfterMs, text }: Awaited<ReturnType<typeof post>>,
  said: (text: string) => string | null = () => null,
): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent', status };
  const why = said(text);
  return {
    kind: 'failed',
    status,
    error: why === null ? `answered ${status}` : `answered ${status}: ${why}`,
    retryable: isRetryable(status),
    retryAfterMs,
  };
}

/** An Alertmanager gives its reason as a JSON text, or as the message of an object. */
function saidByAlertmanager(text: string): string | null {
  const given = jsonOf(text);
  const said = typeof given === 'object' && given !== null && 'message' in given ? given.message : given;
  const line = cleaned(typeof said === 'string' ? said : text)
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? null : line.slice(0, 500);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
