import type { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { follow, lost, reopenAfterMs, staleAfter } from './stream.js';

it('waits longer each time, at most half a minute', () => {
  expect([0, 1, 2, 5, 50].map(reopenAfterMs)).toEqual([1000, 2000, 4000, 30_000, 30_000]);
});

it('remembers when the connection was first lost', () => {
  const first = lost({ state: 'live' }, 'reconnecting', new Date(1000));
  const later = lost(first, 'offline', new Date(9000));
  expect(later).toEqual({ state: 'offline', since: new Date(1000) });
});

it('names what an event makes stale', () => {
  const stale = staleAfter({
    type: 'observation.committed',
    indicator: 'al-hol-pledges',
    dimensions: {},
    observation: 'o',
    submission: null,
  });
  expect(stale).toContainEqual(['indicators']);
  expect(stale).toContainEqual(['series', 'al-hol-pledges']);
});

describe('a line that leads nowhere', () => {
  /** As a browser's, which hears nothing by itself. */
  class Source extends EventTarget {
    static readonly CLOSED = 2;
    static readonly made: Source[] = [];
    readyState = 1;
    onopen: (() => void) | null = null;
    constructor(readonly url: string) {
      super();
      Source.made.push(this);
    }
    close() {
      this.readyState = Source.CLOSED;
    }
  }
  const invalidateQueries = vi.fn(async () => {});
  let stop = () => {};
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', Source);
    vi.stubGlobal('window', new EventTarget());
    vi.stubGlobal('navigator', { onLine: true });
    Source.made.length = 0;
    stop = follow({ invalidateQueries } as unknown as QueryClient, () => {});
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it('is left once three heartbeats were not heard, and all is read again', () => {
    const [first] = Source.made;
    first?.onopen?.();
    for (let beat = 0; beat < 10; beat++) {
      vi.advanceTimersByTime(15_000);
      first?.dispatchEvent(new Event('heartbeat'));
    }
    vi.advanceTimersByTime(44_000);
    expect(Source.made).toHaveLength(1);
    vi.advanceTimersByTime(2_000);
    expect(Source.made).toHaveLength(2);
    expect(first?.readyState).toBe(Source.CLOSED);
    invalidateQueries.mockClear();
    Source.made[1]?.onopen?.();
    expect(invalidateQueries).toHaveBeenCalledWith({});
  });

  it('is asked for no more once the page is left', () => {
    stop();
    vi.advanceTimersByTime(600_000);
    expect(Source.made).toHaveLength(1);
  });
});
