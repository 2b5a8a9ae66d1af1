import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.process>;
/** A network as `10.20.0.0/16` or `fd00::/8`. */
export type Network = readonly [Address, number];

/** What this installation lets its messages reach beyond the public internet. */
export interface OutgoingRules {
  /** Private or loopback networks in which other systems stand. */
  readonly networks: readonly Network[];
  /** True when they may be spoken to without TLS. */
  readonly allowsHttp: boolean;
}

/** Networks from a list divided by commas. Throws RangeError naming the one that is none. */
export function readNetworks(text: string): Network[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      if (!ipaddr.isValidCIDR(part)) throw new RangeError(`${part} is no network such as 10.20.0.0/16`);
      const [address, bits] = ipaddr.parseCIDR(part);
      return [address, bits];
    });
}

/**
 * True when something may be sent to this IP address: a public one, or one of an allowed network. Everything that is private, loopback,
 * link-local (cloud metadata), shared, reserved or translated is not; an IPv4 address dressed as IPv6 is judged as what it is.
 */
export function mayReach(text: string, { networks }: Pick<OutgoingRules, 'networks'>): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() === 'unicast' && (address.kind() === 'ipv4' || isGlobal(address))) return true;
  return networks.some(
    ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
  );
}

/** Of IPv6 only 2000::/3 is given out; what lies outside may be an old form of something else (::127.0.0.1). */
const GIVEN_OUT = ipaddr.parseCIDR('2000::/3');

function isGlobal(address: Address): boolean {
  return address.match(GIVEN_OUT[0], GIVEN_OUT[1]);
}

/** Names that never lead out of the house, whatever a resolver says. */
const HOUSE_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|localdomain)\.?$/;

/**
 * What is wrong with an address before anybody looks its name up: null, or a sentence for who typed it. URL reads odd notations
 * (`0x7f.1`, `2130706433`) as the address that they are.
 */
export function problemOfAddress(text: string, rules: OutgoingRules): string | null {
  if (!URL.canParse(text)) return 'Expected an address such as https://example.org';
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return 'Give the address without user and password';
  if (protocol !== 'https:' && !(protocol === 'http:' && rules.allowsHttp)) return 'Use https';
  const host = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host))
    return mayReach(host, rules) ? null : 'This address is inside a network that may not be reached';
  const isHouseName = HOUSE_NAME.test(host) || !host.replace(/\.$/, '').includes('.');
  // Which addresses such a name has only its resolver knows; they are judged when it is connected to.
  return isHouseName && rules.networks.length === 0
    ? 'This name is of a network that may not be reached'
    : null;
}

/** Where a centre's own machines stand: private, shared and loopback networks. */
const HOUSE = {
  networks: readNetworks(
    '127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,::1/128,fc00::/7',
  ),
};

/** True when an IP address of the settings may be spoken to: all but link-local (cloud metadata), reserved and translated ones. */
export function mayBeOwn(address: string): boolean {
  return mayReach(address, HOUSE);
}

/** True for an IP address inside: private, shared or loopback. */
export function isInHouse(address: string): boolean {
  return mayBeOwn(address) && !mayReach(address, { networks: [] });
}

/** What is wrong with an address that stands in a setting, as far as it shows before its name is looked up; null, or words. */
export function problemOfOwnAddress(text: string): string | null {
  if (!URL.canParse(text)) return 'must look like https://host/path';
  const { protocol, hostname } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return 'must look like https://host/path';
  const host = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(host) && !mayBeOwn(host) ? 'is a link-local or reserved address' : null;
}
