import { describe, expect, it } from 'vitest';
import { addressChecker, readNetwork } from './allowed-addresses.ts';

describe('a network', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7', 32, 'ipv4'],
    ['192.0.2.0/24', '192.0.2.0', 24, 'ipv4'],
    ['0.0.0.0/0', '0.0.0.0', 0, 'ipv4'],
    ['2001:db8::/32', '2001:db8::', 32, 'ipv6'],
    ['::1', '::1', 128, 'ipv6'],
    ['::/0', '::', 0, 'ipv6'],
    ['::ffff:192.0.2.0/120', '192.0.2.0', 24, 'ipv4'],
    ['::ffff:c000:207', '192.0.2.7', 32, 'ipv4'],
  ])('%s is read', (text, address, bits, family) => {
    expect(readNetwork(text)).toEqual({ address, bits, family });
  });

  it.each([
    '',
    'localhost',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.0/33',
    '192.0.2.0/',
    '192.0.2.0/-1',
    '192.0.2.0/08',
    '192.0.2.0/24/24',
    '2001:db8::/129',
    'fe80::1%eth0',
    '192.0.2.0 /24',
    '010.0.0.1',
    '*',
    '192.0.2.1,192.0.2.2',
  ])('%j is none', (text) => {
    expect(readNetwork(text)).toBeNull();
  });
});

describe('an address', () => {
  const isAllowed = addressChecker(['192.0.2.0/24', '198.51.100.7', '2001:db8:1::/48', '203.0.113.77/30']);

  it.each([
    ['192.0.2.0', true],
    ['192.0.2.255', true],
    ['192.0.3.0', false],
    ['192.0.1.255', false],
    ['198.51.100.7', true],
    ['198.51.100.8', false],
    ['203.0.113.76', true],
    ['203.0.113.79', true],
    ['203.0.113.80', false],
    ['::ffff:192.0.2.9', true],
    ['::FFFF:192.0.2.9', true],
    ['::ffff:c000:209', true],
    ['0:0:0:0:0:ffff:192.0.2.9', true],
    ['::ffff:192.0.3.9', false],
    ['::192.0.2.9', false],
    ['2001:db8:1::1', true],
    ['2001:DB8:1:ffff::', true],
    ['2001:db8:2::1', false],
    ['2001:db8:1::1%eth0', true],
    ['', false],
    ['unknown', false],
    ['192.0.2.9, 10.0.0.1', false],
  ])('%s: %s', (ip, allowed) => {
    expect(isAllowed(ip)).toBe(allowed);
  });

  it('of IPv6 is not let in by every IPv4 address, nor the other way round', () => {
    expect(addressChecker(['0.0.0.0/0'])('2001:db8::1')).toBe(false);
    expect(addressChecker(['::/0'])('2001:db8::1')).toBe(true);
    expect(addressChecker(['0.0.0.0/0'])('::ffff:10.0.0.1')).toBe(true);
  });
});
