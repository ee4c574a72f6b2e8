import { describe, expect, it } from 'vitest';
import { type NotedSlot, pipelineBlocks } from './pipeline-history.js';

const now = Date.parse('2026-03-02T10:47:00Z');
const slot = (at: string, more: Partial<NotedSlot> = {}): NotedSlot => ({
  at: `2026-03-02T${at}:00.000Z`,
  oldestSeconds: 1,
  failed: 0,
  queueError: false,
  ...more,
});
/** Every five minutes from one time to another. */
const every = (from: string, to: string, more: Partial<NotedSlot> = {}) => {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const all: NotedSlot[] = [];
  for (let at = minutes(from); at <= minutes(to); at += 5)
    all.push(
      slot(`${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`, more),
    );
  return all;
};
const last = (slots: readonly NotedSlot[], count: number) =>
  pipelineBlocks(slots, 5, now)
    .slice(-count)
    .map(({ was }) => was);

describe('pipelineBlocks', () => {
  it('is of 24 hours, half an hour each, the last one under way', () => {
    const blocks = pipelineBlocks([], 5, now);
    expect([blocks.length, blocks[0]?.from, blocks.at(-1)?.to]).toEqual([
      48,
      '2026-03-01T11:00:00.000Z',
      '2026-03-02T11:00:00.000Z',
    ]);
    expect(new Set(blocks.map(({ was }) => was))).toEqual(new Set(['unknown']));
  });

  it('says nothing of the time before the first word, and of the minutes that are under way', () => {
    expect(last(every('09:50', '10:40'), 4)).toEqual(['unknown', 'good', 'good', 'good']);
    expect(last(every('09:50', '10:45'), 1)).toEqual(['good']);
  });

  it('says that no worker ran where there is a gap', () => {
    expect(last([...every('09:00', '09:40'), ...every('10:05', '10:45')], 4)).toEqual([
      'good',
      'absent',
      'absent',
      'good',
    ]);
    // None since, and none now.
    expect(last(every('09:00', '09:25'), 4)).toEqual(['good', 'absent', 'absent', 'absent']);
  });

  it.each([
    [{ oldestSeconds: 300 }, 'good'],
    [{ oldestSeconds: 301 }, 'slow'],
    [{ failed: 1, oldestSeconds: 900 }, 'failing'],
    [{ queueError: true, failed: 1 }, 'queue-away'],
  ])('takes the worst of its minutes: %j is %s', (more, expected) => {
    const slots = every('10:00', '10:45').map((one, at) => (at === 2 ? { ...one, ...more } : one));
    expect(last(slots, 2)).toEqual([expected, 'good']);
    expect(pipelineBlocks(slots, 5, now).at(-2)?.oldestSeconds).toBe(
      'oldestSeconds' in more ? more.oldestSeconds : 1,
    );
  });
});
