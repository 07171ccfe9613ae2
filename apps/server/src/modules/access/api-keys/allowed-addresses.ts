import { BlockList, isIP, isIPv4 } from 'node:net';

interface Network {
  address: string;
  bits: number;
  family: 'ipv4' | 'ipv6';
}

/** Reads `192.0.2.0/24`, `2001:db8::/32` or a single address; null when it is none of these. */
export function readNetwork(text: string): Network | null {
  const [, written = '', length] = /^([0-9a-f:.]+)(?:\/(0|[1-9]\d{0,2}))?$/i.exec(text) ?? [];
  const family = isIP(written);
  if (!family) return null;
  const width = family === 4 ? 32 : 128;
  const bits = length === undefined ? width : Number(length);
  if (bits > width) return null;
  const mapped = mappedIPv4(written);
  // ::ffff:192.0.2.0/120 are the IPv4 addresses 192.0.2.0/24 as IPv6 writes them.
  if (mapped && bits >= 96) return { address: mapped, bits: bits - 96, family: 'ipv4' };
  return { address: written, bits, family: family === 4 ? 'ipv4' : 'ipv6' };
}

/** Whether an address lies in one of the networks; an IPv4 address counts as such however the socket writes it. */
export function addressChecker(networks: readonly string[]): (ip: string) => boolean {
  const list = new BlockList();
  for (const text of networks) {
    const network = readNetwork(text);
    if (!network) throw new Error(`not a network: ${text}`);
    list.addSubnet(network.address, network.bits, network.family);
  }
  return (ip) => {
    const address = mappedIPv4(ip) ?? ip.replace(/%.*$/, '');
    if (!isIP(address)) return false;
    return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
  };
}

// In any of its spellings: ::ffff:192.0.2.7, ::FFFF:c000:207, 0:0:0:0:0:ffff:192.0.2.7.
function mappedIPv4(ip: string): string | null {
  if (!ip.includes(':') || isIP(ip) !== 6) return null;
  // The URL parser writes every spelling of an address in one.
  const canonical = URL.parse(`http://[${ip.replace(/%.*$/, '')}]/`)?.hostname.slice(1, -1) ?? '';
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? [];
  if (high === undefined || low === undefined) return null;
  const [left, right] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [left >> 8, left & 255, right >> 8, right & 255].join('.');
}
