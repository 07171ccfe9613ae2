import ipaddr from 'ipaddr.js';

/**
 * What kind of address this is when it is not one of the public internet's: loopback, private, link-local, carrier-grade
 * NAT, and those that carry an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo), which are never needed to
 * reach anybody. Null: public. Ranges: IANA's special-purpose registries (RFC 6890), as ipaddr.js has them.
 */
export function specialRange(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'not an address';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range !== 'unicast') return NAMES[range] ?? range;
  // ipaddr.js calls unicast whatever it has no name for; of IPv6 nothing else was ever given out (RFC 4291, 2.4).
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST) ? null : 'not of the global internet';
}

const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

const NAMES: Record<string, string> = {
  unspecified: 'unspecified',
  loopback: 'loopback',
  private: 'private network',
  uniqueLocal: 'private network',
  linkLocal: 'link-local',
  carrierGradeNat: 'carrier-grade NAT',
  ipv4Mapped: 'IPv4 inside IPv6',
  rfc6145: 'IPv4 inside IPv6',
  rfc6052: 'IPv4 inside IPv6 (NAT64)',
  '6to4': 'IPv4 inside IPv6 (6to4)',
  teredo: 'IPv4 inside IPv6 (Teredo)',
};
