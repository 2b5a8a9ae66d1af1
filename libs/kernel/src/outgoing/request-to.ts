import dns from 'node:dns';
import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { mayReach, problemOfAddress, readNetworks, type OutgoingRules } from './address.policy.js';

/** The address, or one that its name leads to, is none that may be sent to. Its message names neither. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
  readonly code = 'EFORBIDDEN';

  constructor() {
    super('the address may not be reached');
  }
}

/** The answer is longer than it may be. */
export class TooLargeAnswer extends Error {
  override readonly name = 'TooLargeAnswer';

  constructor() {
    super('the answer is too large');
  }
}

export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Ends it wherever it is: looking up, connecting, waiting or reading. */
  readonly signal: AbortSignal;
  /** A longer answer is an error. */
  readonly mostBytes: number;
}

export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/**
 * Sends one request and follows no redirect. Every address that the name leads to is judged, and the connection is made to one that was:
 * who answers the second look-up differently (DNS rebinding) is not asked a second time. Rejects with ForbiddenAddress, or what the
 * connection ran into.
 */
export async function requestTo(request: OutgoingRequest, rules: OutgoingRules): Promise<OutgoingAnswer> {
  const url = new URL(request.url);
  if (problemOfAddress(request.url, rules) !== null) throw new ForbiddenAddress();
  // A socket whose name was looked up under other rules is not used again.
  return send(url, request, { lookup: judgedLookup((address) => mayReach(address, rules)), agent: false });
}

/** The same for an address of the settings, which says itself where it leads: only link-local (cloud metadata) is refused. */
export async function requestToOwn(request: OutgoingRequest): Promise<OutgoingAnswer> {
  const url = new URL(request.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isOwnAddress(host)) throw new ForbiddenAddress();
  const agent = url.protocol === 'https:' ? OWN_AGENTS.https : OWN_AGENTS.http;
  return send(url, request, { lookup: judgedLookup(isOwnAddress), agent });
}

/** A connection to an address of the settings that is spoken to otherwise than by HTTP: a mail server. Judged as `requestToOwn` judges. */
export function connectToOwn(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (isIP(host) !== 0 && !isOwnAddress(host)) {
      reject(new ForbiddenAddress());
      return;
    }
    const socket = connect({ host, port, signal, lookup: judgedLookup(isOwnAddress) });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

/** A router is asked many times a second. */
const OWN_AGENTS = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
/** All but link-local, reserved and translated addresses. */
const OWN_RULES = {
  networks: readNetworks(
    '127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,::1/128,fc00::/7',
  ),
};

function isOwnAddress(address: string): boolean {
  return mayReach(address, OWN_RULES);
}

function judgedLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const first = addresses[0];
      // One bad among good ones is enough: which of them is taken would be chance.
      if (first === undefined || !addresses.every(({ address }) => isAllowed(address)))
        return callback(new ForbiddenAddress(), '', 0);
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function send(
  url: URL,
  { method, headers, body, signal, mostBytes }: OutgoingRequest,
  way: { lookup: LookupFunction; agent: HttpAgent | false },
): Promise<OutgoingAnswer> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { ...way, method, headers, signal }, (response) => {
      readAll(response, mostBytes).then(
        (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        (error: unknown) => {
          outgoing.destroy();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function readAll(response: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > mostBytes) throw new TooLargeAnswer();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
