/**
 * Sends an API what its own description allows and what it does not, as everybody who may ask, and holds each answer to
 * the description. The same seed draws the same requests, as far as what is learned on the way is the same.
 */
import * as fc from 'fast-check';
import { type Asked, faultsOf, parsed } from './checks.js';
import { type Described, described, type Operation } from './description.js';
import { type Known, nothingKnown } from './known.js';
import { drawFrom, type Plan, plannedFor, type Request, requestOf } from './request.js';
import { type Answer, type Sender, senderTo } from './send.js';
import type { Writes } from './stored.js';

export interface Caller {
  readonly name: string;
  /** Null for nobody, and for whoever shows what nobody knows. */
  readonly role: string | null;
  readonly isPerson: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Target {
  /** The API's address, without a slash at its end. */
  readonly base: string;
  readonly description: unknown;
  /** What no answer tells and a request may need, by the name of its field. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Who asks now: who lost their access in the meantime is replaced. */
  callers(): Promise<readonly Caller[]>;
  readonly writes: Writes;
  /** What a refusal may leave behind. */
  mayStay(written: string, operation: Operation, status: number): boolean;
}

export interface Options {
  readonly seed: number;
  readonly requests: number;
  /** How long an answer may take. */
  readonly mostMs: number;
}

export interface Finding {
  readonly at: number;
  readonly caller: string;
  readonly operation: string;
  readonly request: Request;
  readonly faults: readonly string[];
}

export interface Report {
  readonly findings: readonly Finding[];
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly slowest: readonly { readonly ms: number; readonly operation: string }[];
  /** Operations that were never asked with success. */
  readonly neverDone: readonly string[];
}

/** More of them say nothing new. */
const mostFindings = 2000;
const callersAreLookedAtEvery = 40;

export async function fuzz(target: Target, { seed, requests, mostMs }: Options): Promise<Report> {
  const api = described(target.description as Parameters<typeof described>[0]);
  const known = nothingKnown();
  for (const [name, value] of target.facts) known.add(name, value);
  const sender = senderTo(target.base);
  const tally = newTally(api);
  try {
    let callers = await target.callers();
    for (let at = 0; at < requests && tally.findings.length < mostFindings; at += 1) {
      if (at % callersAreLookedAtEvery === callersAreLookedAtEvery - 1) callers = await target.callers();
      const draw = drawFrom(seed + at);
      const operation = draw(fc.constantFrom(...api.operations));
      const caller = draw(fc.constantFrom(...fitting(callers, operation), ...callers));
      const plan = plannedFor(operation, { api, known }, draw);
      const { request, answer, faults } = await ask({ target, sender, api, operation, caller, plan, mostMs });
      tally.count(operation, answer);
      if (faults.length > 0)
        tally.findings.push({
          at,
          caller: caller.name,
          operation: `${operation.method} ${operation.path}`,
          request,
          faults,
        });
      if (typeof answer === 'object') learn(known, operation, answer);
    }
    return tally.report();
  } finally {
    sender.close();
  }
}

/** Those who may do it, so that it is done as often as it is refused. */
function fitting(callers: readonly Caller[], { access }: Operation): Caller[] {
  const may = callers.filter(
    ({ role, isPerson }) =>
      role !== null && (access === 'person' ? isPerson : access === role || role === 'admin'),
  );
  return [...may, ...may];
}

function learn(known: Known, { method, path }: Operation, answer: Answer): void {
  if (answer.status < 300 && method !== 'DELETE' && path !== '/openapi.json')
    known.learn(path, parsed(answer));
  const [, collection, id] = /\/(\w+)\/([\w-]+)$/.exec(answer.headers.location ?? '') ?? [];
  if (collection !== undefined) known.add(collection, id);
}

interface Asking {
  readonly target: Target;
  readonly sender: Sender;
  readonly api: Described;
  readonly operation: Operation;
  readonly caller: Caller;
  readonly plan: Plan;
  readonly mostMs: number;
}

async function ask({ target, sender, api, operation, caller, plan, mostMs }: Asking) {
  const sent = requestOf(plan);
  const request = { ...sent, headers: { ...caller.headers, ...sent.headers } };
  const asked: Asked = { api, operation, plan, role: caller.role, isPerson: caller.isPerson, mostMs };
  await target.writes.forget();
  const answer = await sender.send(request);
  if (typeof answer === 'string') return { request, answer, faults: [`was not answered: ${answer}`] };
  const stored = isRefusal(answer) ? await storedBy({ target, sender, operation, request, answer }) : [];
  return { request, answer, faults: [...faultsOf(asked, answer), ...stored] };
}

const isRefusal = ({ status }: Answer) => status >= 400 && status < 500;

interface Refusal extends Pick<Asking, 'target' | 'sender' | 'operation'> {
  readonly request: Request;
  readonly answer: Answer;
}

/**
 * What a refused request left behind. Earlier requests may still have their work done, and workers have their own: so it is
 * sent again in quiet, and what is not stored each time is not of it.
 */
async function storedBy({ target, sender, operation, request, answer }: Refusal): Promise<string[]> {
  let last = answer;
  let each: readonly string[] | null = null;
  for (let look = 0; ; look += 1) {
    const { status } = last;
    const now = (await target.writes.since()).filter((what) => !target.mayStay(what, operation, status));
    const left: readonly string[] = [...new Set(now)].filter((what) => each?.includes(what) ?? true);
    if (left.length === 0) return [];
    if (look === 3) return [`answered ${status} and stored: ${left.join('; ')}`];
    each = left;
    await target.writes.quiet();
    await target.writes.forget();
    const again = await sender.send(request);
    if (typeof again === 'string' || !isRefusal(again)) return [];
    last = again;
  }
}

function newTally({ operations }: Described) {
  const findings: Finding[] = [];
  const statuses: Record<string, number> = {};
  const slowest: { ms: number; operation: string }[] = [];
  const names = operations.map(({ method, path }) => `${method} ${path}`);
  const done = new Set<string>();
  return {
    findings,
    count: ({ method, path }: Operation, answer: Answer | string) => {
      const status = typeof answer === 'string' ? 'none' : String(answer.status);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (typeof answer === 'string') return;
      const operation = `${method} ${path}`;
      if (answer.status < 300) done.add(operation);
      slowest.push({ ms: Math.round(answer.ms), operation });
      slowest.sort((a, b) => b.ms - a.ms).splice(10);
    },
    report: (): Report => ({
      findings,
      statuses,
      slowest,
      neverDone: names.filter((name) => !done.has(name)),
    }),
  };
}

/** What to say of a finding, so that it can be seen again. */
export function told({ at, caller, operation, request, faults }: Finding): string {
  const { method, path, headers, body, chunked } = request;
  const shown = Object.entries(headers).map(([name, value]) => `    ${name}: ${shortened(value)}`);
  return [
    `request ${at}, ${operation}, as ${caller}:`,
    ...faults.map((fault) => `  - ${fault}`),
    `  ${method} ${shortened(path)}${chunked ? ' (chunked)' : ''}`,
    ...shown,
    ...(body === null ? [] : [`    ${shortened(body.toString('utf8'))}`]),
  ].join('\n');
}

const shortened = (text: string) =>
  text.length > 1_200 ? `${text.slice(0, 1_200)}… (${text.length})` : text;
