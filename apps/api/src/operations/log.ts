/** The log: one line a request and one for each step that follows from it, all with the id of that request. */
import { type Happening, onHappened, traceId, tracesNow } from '@marsad/db';
import { type DestinationStream, type LevelWithSilent, type Logger, pino } from 'pino';
import type { RequestSeen } from '../http/request-seen.js';

/** JSON lines on standard error, each with `trace`, or `traces` where it is of several requests. */
export function openLog(
  level: LevelWithSilent,
  to: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  // The library knows `err` alone, and writes all that an error bears; of any other name it writes nothing.
  const serializers = { err: errorInLog, error: errorInLog };
  return pino({ level, mixin: tracesOfLine, serializers }, to);
}

/**
 * What a line says of an error: what it is, never what it bears. The database names the values of a row in its detail, and
 * the driver the parameters of a statement. What is no error stays as it is.
 */
function errorInLog(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const errors = error instanceof AggregateError ? error.errors.map(errorInLog) : [];
  return {
    type: error.constructor.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: error.stack,
    ...(cause instanceof Error ? { cause: errorInLog(cause) } : {}),
    ...(errors.length > 0 ? { errors } : {}),
  };
}

function tracesOfLine(): object {
  const ids = tracesNow().map(traceId);
  if (ids.length === 0) return {};
  return ids.length === 1 ? { trace: ids[0] } : { traces: ids };
}

/** What is asked every few seconds by machines. */
const routine = new Set(['/healthz', '/readyz', '/metrics']);

/** Never what was asked for in detail: an address holds ids, a query may hold a secret, a body figures. */
export function logRequest(log: Logger, { seconds, ...request }: RequestSeen): void {
  const fields = { ...request, ms: Math.round(seconds * 1_000) };
  if (routine.has(request.route)) log.debug(fields, 'request');
  else log.info(fields, 'request');
}

/** @returns what ends it. */
export function logHappenings(log: Logger): () => void {
  return onHappened((happening) => {
    switch (happening.kind) {
      case 'submission':
      case 'ingest':
        return log.info(fieldsOf(happening), `figure ${happening.outcome}`);
      case 'evaluation':
        return logEvaluation(log, happening);
      case 'delivery':
        return happening.outcome === 'sent'
          ? log.info(fieldsOf(happening), 'message sent')
          : log.warn(fieldsOf(happening), `message ${happening.outcome}`);
      case 'job':
      case 'import-step':
        return log.debug(fieldsOf(happening), `${happening.kind} ${happening.outcome}`);
      case 'failure':
        return log.warn({ error: messageOf(happening.error) }, 'work failed; it is tried again');
      // Said by whoever uses the queue.
      case 'queue-error':
        return;
    }
  });
}

function logEvaluation(
  log: Logger,
  { lagSeconds, ...evaluation }: Extract<Happening, { kind: 'evaluation' }>,
): void {
  const fields = {
    ...fieldsOf(evaluation),
    figures: lagSeconds.length,
    lagSeconds: Math.max(0, ...lagSeconds),
  };
  if (evaluation.changed > 0 || lagSeconds.length > 0) log.info(fields, 'series evaluated');
  else log.debug(fields, 'series evaluated');
}

/** The ids of its trace are added to every line. */
function fieldsOf(happening: object): Record<string, unknown> {
  const { kind: _, trace: __, ...fields } = happening as Record<string, unknown>;
  return fields;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
