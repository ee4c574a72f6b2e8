/** Who is told of alerts, what was sent to them, and what is kept quiet. */
import type {
  DeliveryWire,
  ReceiverBody,
  ReceiverEditBody,
  ReceiverPreviewBody,
  SilenceBody,
} from '../index.js';
import type { Call } from './transport.js';
import type { WholeList } from './whole-list.js';

export const notifyCalls = (call: Call, wholeList: WholeList) => ({
  receivers: (signal?: AbortSignal) => wholeList('GET /receivers', { signal }),
  previewReceiver: (body: ReceiverPreviewBody) => call('POST /receivers/preview', { body }),
  labels: (signal?: AbortSignal) => call('GET /labels', { signal }),
  createReceiver: (body: ReceiverBody) => call('POST /receivers', { body }),
  editReceiver: (id: string, body: ReceiverEditBody) => call('PUT /receivers/{id}', { path: { id }, body }),
  deleteReceiver: (id: string) => call('DELETE /receivers/{id}', { path: { id } }),
  testReceiver: (id: string) => call('POST /receivers/{id}/test', { path: { id } }),
  deliveries: (status: DeliveryWire['status'] | null, cursor: string | null, signal?: AbortSignal) =>
    call('GET /deliveries', { query: { status, cursor }, signal }),
  /** The newest messages to one receiver. */
  deliveriesTo: (receiver: string, signal?: AbortSignal) =>
    call('GET /deliveries', { query: { receiver }, signal }),
  resendDelivery: (id: string) => call('POST /deliveries/{id}/resend', { path: { id } }),
  silences: (signal?: AbortSignal) => wholeList('GET /silences', { signal }),
  createSilence: (body: SilenceBody) => call('POST /silences', { body }),
  endSilence: (id: string) => call('DELETE /silences/{id}', { path: { id } }),
});
