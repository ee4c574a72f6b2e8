/** OpenTelemetry spans of a figure's way, as a collector hears them over OTLP/HTTP in JSON: one of the tests' own. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from './harness/listeners.js';
import { eventually, type Installation, install, newTraceparent, source } from './harness.js';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: { readonly key: string; readonly value: { readonly stringValue?: string } }[];
  readonly links?: { readonly traceId: string; readonly spanId: string }[];
  readonly status?: { readonly code?: number };
}

let collector: Awaited<ReturnType<typeof listen>>;
let hook: Awaited<ReturnType<typeof listen>>;
let house: Installation;
beforeAll(async () => {
  [collector, hook] = await Promise.all([listen(() => 200, 0, '{}'), listen()]);
  house = await install({
    ALLOW_PRIVATE_TARGETS: 'yes',
    OTEL_EXPORTER_OTLP_ENDPOINT: new URL(collector.url).origin,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-collector=ours',
    OTEL_BSP_SCHEDULE_DELAY: '200',
  });
});
afterAll(async () => {
  await house?.stop();
  await Promise.all([collector?.close(), hook?.close()]);
});

function spans(): Span[] {
  return collector.heard.flatMap(({ text }) => {
    const { resourceSpans } = JSON.parse(text) as {
      resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
    };
    return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  });
}

it('joins request, submission, record, evaluation and message in the trace of whoever asked', async () => {
  await house.client.post('/receivers', { name: 'Desk', kind: 'webhook', url: hook.url, groupWait: '1s' });
  const traceparent = newTraceparent();
  const [traceId, callersSpan] = [traceparent.slice(3, 35), traceparent.slice(36, 52)];
  const figure = { indicator: 'al-hol-pledges', period: '2020-08', value: '880', source };
  await house.client.submit(figure, { traceparent, prefer: 'wait=30' });
  const ours = await eventually(async () => {
    const found = spans().filter((span) => span.traceId === traceId);
    return found.some(({ name }) => name === 'deliver webhook') && found.length >= 5 && found;
  }, 'the spans of a figure');
  const of = (name: string) => ours.find((span) => span.name === name);
  const request = of('POST /api/v1/observations');
  expect(request?.parentSpanId).toBe(callersSpan);
  for (const name of ['submission', 'ingest', 'evaluate', 'deliver webhook'])
    expect([name, of(name)?.parentSpanId]).toEqual([name, request?.spanId]);
  for (const { startTimeUnixNano, endTimeUnixNano } of ours)
    expect(BigInt(endTimeUnixNano) >= BigInt(startTimeUnixNano)).toBe(true);
  // What the receiver was told that it belongs to is the span of the message itself.
  const told = hook.heard.map(({ headers }) => String(headers.traceparent));
  expect(told.some((one) => one.startsWith(`00-${traceId}-${of('deliver webhook')?.spanId}-`))).toBe(true);
  // A job carries the work of many requests: it is linked.
  const link = of('ingest')?.links?.[0];
  const job = await eventually(
    async () => spans().find(({ spanId }) => spanId === link?.spanId),
    'the span of the job',
  );
  expect([job.name, job.traceId]).toEqual(['job ingest', link?.traceId]);
  expect(collector.heard[0]).toMatchObject({ path: '/v1/traces', headers: { 'x-collector': 'ours' } });
  // Never what was entered, who did it or with what.
  for (const secret of ['880', house.marsad.token, 'Field report'])
    expect(collector.heard.some(({ text }) => text.includes(`"${secret}"`))).toBe(false);
});

it('records nothing of a request whose caller records nothing', async () => {
  const unrecorded = newTraceparent().replace(/01$/, '00');
  await house.client.get('/indicators', { headers: { traceparent: unrecorded } });
  const recorded = newTraceparent();
  await house.client.get('/indicators', { headers: { traceparent: recorded } });
  const heard = (of: string) => spans().some(({ traceId }) => traceId === of.slice(3, 35));
  await eventually(async () => heard(recorded), 'the span of the later request');
  expect(heard(unrecorded)).toBe(false);
});
