import dns from 'node:dns';
import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { isInHouse, mayBeOwn, mayReach, problemOfAddress, type OutgoingRules } from './address.policy.js';

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
  if (isIP(host) !== 0 && !mayBeOwn(host)) throw new ForbiddenAddress();
  const agent = url.protocol === 'https:' ? OWN_AGENTS.https : OWN_AGENTS.http;
  return send(url, request, { lookup: judgedLookup(mayBeOwn), agent });
}

/** A connection to an address of the settings that is spoken to otherwise than by HTTP: a mail server. Judged as `requestToOwn` judges. */
export function connectToOwn(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (isIP(host) !== 0 && !mayBeOwn(host)) {
      reject(new ForbiddenAddress());
      return;
    }
    const socket = connect({ host, port, signal, lookup: judgedLookup(mayBeOwn) });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

/** A server that leads on more often leads in a circle. */
const MOST_REDIRECTS = 5;

/** The request was sent from address to address without an answer. */
export class EndlessRedirect extends Error {
  override readonly name = 'EndlessRedirect';

  constructor() {
    super('leads on from address to address');
  }
}

/**
 * Opens what a server of the settings gives, to be read as a stream, and goes where it redirects to. The server itself may stand in the
 * house, never link-local, and is spoken to without TLS there only (or with `allowsHttp`); an address that it leads on to is judged like one
 * that somebody typed, at its name and at each connection. Rejects with ForbiddenAddress, EndlessRedirect, or what the connection ran into.
 */
export async function openOwn(
  request: Omit<OutgoingRequest, 'mostBytes'>,
  rules: OutgoingRules,
): Promise<IncomingMessage> {
  const { origin } = new URL(request.url);
  let asked = request;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const url = new URL(asked.url);
    const response = await open(url, asked, { lookup: judge(url, origin, rules), agent: false });
    const { location } = response.headers;
    if (!REDIRECTS.has(response.statusCode ?? 0) || location === undefined) return response;
    response.destroy();
    if (!URL.canParse(location, url.href)) throw new ForbiddenAddress();
    // Only 303 asks for another method; a server of maps that answers 301 to a question means the same question.
    const { body, ...rest } = asked;
    const isSame = response.statusCode !== 303 && body !== undefined;
    asked = { ...rest, url: new URL(location, url).href, ...(isSame ? { body } : { method: 'GET' }) };
  }
  throw new EndlessRedirect();
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The look-up for one address of a chain; throws ForbiddenAddress for what shows before it. */
function judge(url: URL, origin: string, rules: OutgoingRules): LookupFunction {
  const isFirst = url.origin === origin;
  if (!isFirst && problemOfAddress(url.href, rules) !== null) throw new ForbiddenAddress();
  const isPlain = url.protocol !== 'https:' && !rules.allowsHttp;
  const isAllowed = (address: string): boolean =>
    isFirst ? mayBeOwn(address) && (!isPlain || isInHouse(address)) : mayReach(address, rules);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed(host)) throw new ForbiddenAddress();
  return judgedLookup(isAllowed);
}

/** A router is asked many times a second. */
const OWN_AGENTS = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
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

type Way = { lookup: LookupFunction; agent: HttpAgent | false };

async function send(url: URL, request: OutgoingRequest, way: Way): Promise<OutgoingAnswer> {
  const response = await open(url, request, way);
  try {
    const text = await readAll(response, request.mostBytes);
    return { status: response.statusCode ?? 0, headers: response.headers, text };
  } catch (error) {
    response.destroy();
    // The end of the time breaks the answer off: that is why, and not that it broke off.
    request.signal.throwIfAborted();
    throw error;
  }
}

function open(
  url: URL,
  { method, headers, body, signal }: Omit<OutgoingRequest, 'mostBytes'>,
  way: Way,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { ...way, method, headers, signal }, resolve);
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
