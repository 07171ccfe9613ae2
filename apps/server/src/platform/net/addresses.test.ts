import { expect, test } from 'vitest';
import { specialRange } from './addresses.ts';

test.each([
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '192.0.0.8',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fc00::1',
  'fd12:3456:789a::1',
  'ff02::1',
  '2001:db8::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::808:808',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  '::7f00:1',
  '::127.0.0.1',
  '::8.8.8.8',
  '::2',
  '64:ff9b:1::7f00:1',
  '100::1',
  '1fff:ffff::1',
  '4000::1',
  '5f00::1',
  'fec0::1',
  'fe80::1%eth0',
])('%s is not of the public internet', (address) => {
  expect(specialRange(address)).not.toBeNull();
});

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450:4001:80f::200e', '2000::1', '3ffd::1'])(
  '%s is public',
  (address) => {
    expect(specialRange(address)).toBeNull();
  },
);

test('what is no address is refused', () => {
  expect(specialRange('somewhere')).toBe('not an address');
});
