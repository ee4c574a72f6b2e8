/**
 * OpenTelemetry spans of a figure's way, made of what has happened. Loaded only where somebody collects them: nothing is
 * patched, and what works knows nothing of it. Where they go is for the exporter's own variables to say (OTEL_EXPORTER_OTLP_*).
 */
import { type Happening, jobNow, onHappened, type Trace, traceId, tracesNow } from '@marsad/db';
import {
  type Attributes,
  type Link,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace as spanIn,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, RandomIdGenerator } from '@opentelemetry/sdk-trace-base';
import type { RequestSeen } from '../http/request-seen.js';

export interface Spans {
  request(request: RequestSeen, trace: Trace, parent: Trace | null): void;
  /** Sends what is left, and ends. */
  close(): Promise<void>;
}

interface Step {
  readonly name: string;
  readonly kind: SpanKind;
  readonly seconds: number;
  readonly attributes: Attributes;
  readonly failed: boolean;
  readonly parent: Trace | null;
  /** What its own id is, where that is known to others already. */
  readonly own?: Trace;
  readonly links?: readonly (Trace | null)[];
}

const closePatienceMs = 3_000;

/** @param role which is part of what it is called where spans are looked at, unless OTEL_SERVICE_NAME says otherwise. */
export function openSpans(role: 'all' | 'api' | 'worker'): Spans {
  const service = role === 'all' ? 'marsad' : `marsad-${role}`;
  const ids = presetIds();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': process.env.OTEL_SERVICE_NAME ?? service }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
    idGenerator: ids,
  });
  const tracer = provider.getTracer('marsad');
  const record = ({ name, kind, seconds, attributes, failed, parent, own, links = [] }: Step) => {
    const end = Date.now();
    ids.next(own ?? null);
    const span = tracer.startSpan(
      name,
      { kind, attributes, startTime: end - seconds * 1_000, links: links.flatMap(linkTo) },
      parent === null ? ROOT_CONTEXT : spanIn.setSpanContext(ROOT_CONTEXT, contextOf(parent)),
    );
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(end);
  };
  const unlisten = onHappened((happening) => {
    const step = stepOf(happening);
    if (step !== null) record(step);
  });
  return {
    request: ({ method, route, status, seconds, caller }, own, parent) =>
      record({
        name: `${method} ${route}`,
        kind: SpanKind.SERVER,
        seconds,
        attributes: {
          'http.request.method': method,
          'http.route': route,
          'http.response.status_code': status,
          'marsad.caller': caller,
        },
        failed: status >= 500,
        parent,
        own,
      }),
    close: async () => {
      unlisten();
      const late = new Promise<void>((resolve) => setTimeout(resolve, closePatienceMs).unref());
      await Promise.race([provider.shutdown().catch(() => {}), late]);
    },
  };
}

/** Of what several requests led to, the first is the parent and the others are linked. */
function stepOf(happening: Happening): Step | null {
  const [parent = null, ...others] = tracesNow();
  const internal = { kind: SpanKind.INTERNAL, failed: false, parent, links: [...others, jobNow()] };
  switch (happening.kind) {
    case 'submission':
    case 'ingest': {
      const { kind, outcome, submission } = happening;
      const attributes = { 'marsad.outcome': outcome, 'marsad.submission': submission };
      const seconds = kind === 'ingest' ? happening.seconds : 0;
      return { ...internal, name: kind, seconds, attributes };
    }
    case 'evaluation': {
      const { indicator, changed, seconds } = happening;
      const attributes = { 'marsad.indicator': indicator, 'marsad.alert_changes': changed };
      return { ...internal, name: 'evaluate', seconds, attributes };
    }
    case 'delivery': {
      const { delivery, receiver, receiverKind, outcome, attempt, seconds, trace } = happening;
      return {
        ...internal,
        name: `deliver ${receiverKind}`,
        kind: SpanKind.CLIENT,
        seconds,
        attributes: {
          'marsad.delivery': delivery,
          'marsad.receiver': receiver,
          'marsad.outcome': outcome,
          'marsad.attempt': attempt,
        },
        failed: outcome !== 'sent',
        own: trace,
      };
    }
    case 'job': {
      const { queue, outcome, seconds, trace } = happening;
      const attributes = { 'messaging.system': 'bullmq', 'messaging.destination.name': queue };
      const failed = outcome === 'failed';
      return {
        name: `job ${queue}`,
        kind: SpanKind.CONSUMER,
        seconds,
        attributes,
        failed,
        parent: null,
        own: trace,
      };
    }
    case 'import-step':
    case 'failure':
    case 'queue-error':
      return null;
  }
}

function contextOf(trace: Trace): SpanContext {
  return {
    traceId: traceId(trace),
    spanId: trace.slice(36, 52),
    traceFlags: Number.parseInt(trace.slice(53), 16),
    isRemote: true,
  };
}

const linkTo = (trace: Trace | null): Link[] => (trace === null ? [] : [{ context: contextOf(trace) }]);

/** Random ids, unless the next span has one that was told to others before it. */
function presetIds() {
  const random = new RandomIdGenerator();
  let preset: Trace | null = null;
  return {
    next: (trace: Trace | null) => {
      preset = trace;
    },
    generateTraceId: () => (preset === null ? random.generateTraceId() : traceId(preset)),
    generateSpanId: () => (preset === null ? random.generateSpanId() : preset.slice(36, 52)),
  };
}
