import { describe, expect, it } from 'vitest';
import { shownAddress, withoutAddress } from './address.js';

describe('the address of a receiver', () => {
  it.each([
    ['https://hooks.example.org/services/T0/B0/s3cr3t', 'https://hooks.example.org/…'],
    ['https://hooks.example.org/?token=s3cr3t', 'https://hooks.example.org/…'],
    ['https://hooks.example.org/#s3cr3t', 'https://hooks.example.org/…'],
    ['https://user:s3cr3t@hooks.example.org', 'https://hooks.example.org/…'],
    ['https://s3cr3t@hooks.example.org:8443/', 'https://hooks.example.org:8443/…'],
    ['http://127.0.0.1:9093', 'http://127.0.0.1:9093'],
    ['http://127.0.0.1:9093/', 'http://127.0.0.1:9093'],
    ['http://[::1]:9093/am', 'http://[::1]:9093/…'],
  ])('%s is shown as %s', (address, shown) => {
    expect(shownAddress(address)).toBe(shown);
    // What is shown is shown again as it is.
    expect(shownAddress(shown)).toBe(shown);
  });

  it.each([
    'Cannot POST /hooks/s3cr3t-token/api/v2/alerts',
    'no route for https://user:pa%20ss-w0rd@hooks.example.org/hooks/s3cr3t-token?key=k3y%2Fvalue',
    'unknown hook s3cr3t-token',
    'key k3y/value is not known, nor pa ss-w0rd',
    'key=k3y%2Fvalue',
  ])('says nothing of it in "%s"', (said) => {
    const address = 'https://user:pa%20ss-w0rd@hooks.example.org/hooks/s3cr3t-token?key=k3y%2Fvalue';
    expect(withoutAddress(said, address)).not.toMatch(/s3cr3t|k3y|w0rd/);
  });

  it('leaves everything else', () => {
    const said = 'answered 400: invalid label set: invalid name "goods-type"';
    expect(withoutAddress(said, 'https://hooks.example.org/name/s3cr3t-token')).toBe(said);
    expect(
      withoutAddress('getaddrinfo ENOTFOUND hooks.example.org', 'https://hooks.example.org/hooks/x'),
    ).toContain('hooks.example.org');
  });
});
