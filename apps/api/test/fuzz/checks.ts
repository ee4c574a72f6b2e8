/** Whether an answer is one that the description allows. */
import type { Described, Operation, Said, Schema } from './description.js';
import type { Plan } from './request.js';
import type { Answer } from './send.js';

export interface Asked {
  readonly api: Described;
  readonly operation: Operation;
  readonly plan: Plan;
  /** The caller's role; null for nobody, and for whoever shows what nobody knows. */
  readonly role: string | null;
  readonly isPerson: boolean;
  readonly mostMs: number;
}

const problem: Schema = { $ref: '#/components/schemas/Problem' };
const problemType = 'application/problem+json';
/** What may be said of an address that leads elsewhere once a part of it is spoiled. */
const elsewhere = new Set([400, 401, 403, 404, 405, 413, 415, 422, 429, 431]);

/** What is wrong with an answer, in words; nothing where it is as it should be. */
export function faultsOf(asked: Asked, answer: Answer): string[] {
  const { plan, operation, mostMs } = asked;
  const faults = [...ofRole(asked, answer), ...ofAcceptance(asked, answer)];
  if (answer.ms > mostMs + waitedMs(plan)) faults.push(`took ${Math.round(answer.ms)} ms`);
  if (answer.status >= 500) return [...faults, `answered ${answer.status}: ${excerpt(answer)}`];
  const said = saidOf(asked, answer);
  if (said === null)
    return [...faults, `status ${answer.status} is not declared for ${plan.method} ${operation.path}`];
  return [...faults, ...ofHeaders(said, answer), ...ofBody(asked, said, answer)];
}

/** What a description says of an answer: of the operation, of another of its address, or of all that is none. */
function saidOf({ api, operation, plan }: Asked, { status }: Answer): Said | null {
  const ofProblem = { content: { [problemType]: { schema: problem } } };
  const meant = meantBy({ api, operation, plan });
  if (meant === undefined) {
    if (status === 405) return { ...ofProblem, headers: { allow: { required: true } } };
    // The body is looked at before the address.
    return status === 413 || status === 415 ? ofProblem : null;
  }
  const declared = meant.responses[String(status)];
  if (declared) return declared;
  return plan.spoiled === 'path' && elsewhere.has(status) ? ofProblem : null;
}

/** By another method the same address is another operation. */
function meantBy({ api, operation, plan }: Pick<Asked, 'api' | 'operation' | 'plan'>): Operation | undefined {
  const method = plan.method === 'HEAD' ? 'GET' : plan.method;
  const those = api.operations.filter((one) => one.method === method);
  return (
    those.find(({ path }) => path === operation.path) ??
    those.find(({ path }) => leadsTo(path, operation.path))
  );
}

/** /invitations/accept is also an address of /invitations/{id}. */
function leadsTo(template: string, path: string): boolean {
  return new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
}

function ofHeaders({ headers = {} }: Said, answer: Answer): string[] {
  return Object.entries(headers).flatMap(([name, { required }]) =>
    required && answer.headers[name.toLowerCase()] === undefined ? [`has no header ${name}`] : [],
  );
}

function ofBody({ api, plan }: Asked, { content }: Said, answer: Answer): string[] {
  if (plan.method === 'HEAD') return answer.body.length === 0 ? [] : ['has a body, asked for by HEAD'];
  if (content === undefined)
    return answer.body.length === 0 ? [] : [`has a body where none is declared: ${excerpt(answer)}`];
  const type = essence(answer.headers['content-type'] ?? '');
  const declared = Object.entries(content).find(([name]) => essence(name) === type)?.[1];
  if (!declared) return [`has the type ${type || '(none)'}, which is not declared`];
  if (!/\bjson$/.test(type)) return [];
  const value = parsed(answer);
  if (value === undefined) return [`is no JSON: ${excerpt(answer)}`];
  const unlike = declared.schema ? api.unlike(declared.schema, value) : null;
  const status = type === problemType ? (value as { status?: unknown }).status : answer.status;
  return [
    ...(unlike === null ? [] : [`is not as declared: ${unlike}: ${excerpt(answer)}`]),
    ...(status === answer.status ? [] : [`says status ${status} and is ${answer.status}`]),
  ];
}

const ranks = ['viewer', 'contributor', 'editor', 'admin'];

/** Nobody does what the operation says is for others. */
function ofRole(asked: Asked, { status }: Answer): string[] {
  const { role, isPerson, plan } = asked;
  const { access = 'anyone' } = meantBy(asked) ?? {};
  if (status >= 300 || access === 'anyone' || plan.headers.authorization !== undefined) return [];
  const may = access === 'person' ? isPerson : role !== null && ranks.indexOf(role) >= ranks.indexOf(access);
  return may ? [] : [`let in ${role ?? 'nobody'}, where it is for ${access}`];
}

/** Operations that answer what is wrong with a body instead of refusing it. */
const reads = new Set(['POST /observations/preview', 'POST /observations/{id}/revisions/preview']);

/** What the description forbids is not taken. */
function ofAcceptance({ api, operation, plan }: Asked, { status }: Answer): string[] {
  if (plan.method !== operation.method || status >= 300) return [];
  if (reads.has(`${operation.method} ${operation.path}`)) return [];
  const schema = operation.body?.content['application/json']?.schema;
  if (!schema || typeof plan.body !== 'string') return [];
  const body = parsed({ body: Buffer.from(plan.body.replace(/^\ufeff/, '')) });
  if (body === undefined) return ['took a body that is no JSON'];
  const unlike = api.unlike(schema, body);
  return unlike === null ? [] : [`took a body that is not allowed: ${unlike}`];
}

/** Whoever asks for it waits longer, by design. */
function waitedMs({ headers }: Plan): number {
  return 1_000 * Number(/^wait=(\d+)$/.exec(headers.prefer ?? '')?.[1] ?? 0);
}

/** Undefined for what is no JSON. */
export function parsed({ body }: Pick<Answer, 'body'>): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

const essence = (type: string) => type.split(';')[0]?.trim().toLowerCase() ?? '';

const excerpt = ({ body }: Answer) => body.toString('utf8').slice(0, 300);
