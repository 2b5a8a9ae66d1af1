import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';

/** Whether the `hop`-th address towards the client is a proxy of ours. */
export type TrustsProxy = (address: string, hop: number) => boolean;

/** `on` means a proxy in the same house: on this machine or in a private network. */
const IN_THE_HOUSE = ['loopback', 'uniquelocal'];

/**
 * Reads SIAGA_TRUST_PROXY: `off`, `on`, or the proxies' addresses and networks divided by commas. Throws TypeError naming what is no
 * address.
 */
export function readProxies(text: string): TrustsProxy {
  if (text === 'off') return () => false;
  const proxies = text.split(',').map((part) => part.trim());
  return proxyAddress.compile(text === 'on' ? IN_THE_HOUSE : proxies);
}

/** The client's address: what the nearest trusted proxies say, else who is connected. As the HTTP side and the sockets see it alike. */
export function clientAddress(request: IncomingMessage, trusts: TrustsProxy): string {
  return proxyAddress(request, trusts);
}

/** True when the request came through a proxy of ours, so that its X-Forwarded headers are its word and not the client's. */
export function isFromProxy({ socket }: Pick<IncomingMessage, 'socket'>, trusts: TrustsProxy): boolean {
  return socket.remoteAddress !== undefined && trusts(socket.remoteAddress, 0);
}

/** By what tries from one place are counted: a whole /64 of IPv6 is one customer's. */
export function addressKey(address: string): string {
  if (!ipaddr.isValid(address)) return address.slice(0, 64);
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const groups = (parsed as { parts: number[] } & typeof parsed).parts.slice(0, 4);
  return `${groups.map((group) => group.toString(16)).join(':')}::/64`;
}
