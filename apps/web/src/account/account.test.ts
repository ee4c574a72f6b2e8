import { describe, expect, it } from 'vitest';
import { fromFragment } from './fragment.js';
import { deviceOf } from './user-agent.js';

describe('what an address carries', () => {
  it.each([
    ['#token=abc-_1', 'token', 'abc-_1'],
    ['#code=ABCD-EFGH', 'code', 'ABCD-EFGH'],
    ['#code=', 'code', ''],
    ['#other=1', 'code', null],
    ['', 'code', null],
  ])('reads %s', (hash, name, value) => {
    expect(fromFragment(hash, name)).toBe(value);
  });
});

describe('a device', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      'Chrome, Linux',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iOS',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox, macOS',
    ],
    ['curl/8.5', null],
    [null, null],
  ])('is named from %s', (userAgent, named) => {
    expect(deviceOf(userAgent)).toBe(named);
  });
});
