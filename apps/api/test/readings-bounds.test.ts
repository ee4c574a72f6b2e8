/** A text that would take for ever is ended by its time, and says so. */
import { deflateSync } from 'node:zlib';
import type { ReadingAcceptedWire, ReadingWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pdfFile, streamOf } from '../../../workers/test/documents.js';
import { eventually, type Installation, install, type Refusal } from './harness.js';

const seconds = 3;

let held: Installation;
beforeAll(async () => {
  held = await install({ READING_SECONDS: String(seconds) });
});
afterAll(() => held?.stop());

/** A page on which so many letters are drawn upon each other: some kilobytes, and PDF.js looks at each letter. */
function drawnOver(letters: number): Buffer {
  const drawn = `(${'a'.repeat(999)})Tj\n`.repeat(letters / 1_000);
  const content = deflateSync(`BT /F1 9 Tf 50 50 Td ${drawn} ET`, { level: 9 }).toString('latin1');
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    streamOf(content, '/Filter /FlateDecode'),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]);
}

it('a PDF of letters without end has failed once its time is over, and says how to go on', async () => {
  const file = drawnOver(40_000_000);
  expect(file.length).toBeLessThan(200_000);
  const form = new FormData();
  form.append('source', JSON.stringify({ title: 'Border monitor 12', date: '2020-11' }));
  form.append('file', new Blob([new Uint8Array(file)]), 'bomb.pdf');
  const { status, body } = await held.client.get<ReadingAcceptedWire & Refusal>('/readings', {
    method: 'POST',
    body: form,
  });
  expect(status).toBe(201);
  const ended = await eventually(async () => {
    const { body: now } = await held.client.get<ReadingWire>(`/readings/${body.id}`);
    return now.status !== 'reading' && now;
  }, 'an end of the reading');
  expect(ended).toMatchObject({
    status: 'failed',
    candidates: [],
    problem: { code: 'reading-too-long', detail: expect.stringContaining(`${seconds} seconds`) },
  });
});
