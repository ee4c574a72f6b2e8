import { describe, expect, it } from 'vitest';
import { attachment } from './attachment.js';

describe('the name of a file to take away', () => {
  it.each([
    ['marsad-all-2026-01-01.csv', 'filename="marsad-all-2026-01-01.csv"'],
    ['تقرير.pdf', `filename*=UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1.pdf`],
    ['a"; x="b', `filename*=UTF-8''a%22%3B%20x%3D%22b`],
    ['a\r\nSet-Cookie: x', `filename*=UTF-8''a__Set-Cookie%3A%20x`],
    ['../../etc/passwd', 'filename=".._.._etc_passwd"'],
    ["it's (*)\ud800", `filename*=UTF-8''it%27s%20%28%2a%29_`],
  ])('%j', (name, expected) => {
    expect(attachment(name)).toBe(`attachment; ${expected}`);
    expect(() => new Headers({ 'content-disposition': attachment(name) })).not.toThrow();
  });
});
