import { type ClientEvents, type ServerEvents } from '#siaga/contracts';
import { io, type Socket } from 'socket.io-client';

/** What a line uses of a socket; tests give their own. */
export type LiveSocket = Pick<
  Socket<ServerEvents, ClientEvents>,
  'on' | 'emit' | 'connect' | 'disconnect' | 'removeAllListeners' | 'connected'
>;

export interface SocketSettings {
  /** Origin of the server; the page's own when left out. */
  baseUrl?: string;
  /** For Node, which has no cookies of its own. */
  headers?: Record<string, string>;
  query?: Record<string, string>;
  /** A person without an account: the socket is let in by the visitors' cookie, and by no other. */
  as?: 'visitor';
  /** The account that the page was opened for; the socket is refused when the cookie is another's. */
  account?: string;
}

/** As the contracts say, which would come along whole: half of what the portal may load. A test holds it against them. */
export const SOCKET_PATH = '/socket';
const CONNECT_TIMEOUT_MS = 10_000;

/** A socket to the server that is not connected yet and never reconnects by itself: the line decides when, and resumes. */
export function openSocket({ baseUrl, headers, query, as, account }: SocketSettings = {}): Socket<
  ServerEvents,
  ClientEvents
> {
  const options = {
    path: SOCKET_PATH,
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
    forceNew: true,
    timeout: CONNECT_TIMEOUT_MS,
    withCredentials: true,
    ...(headers && { extraHeaders: headers }),
    ...(query && { query }),
    ...((as ?? account) && { auth: { ...(as && { as }), ...(account && { account }) } }),
  };
  return baseUrl === undefined ? io(options) : io(baseUrl, options);
}
