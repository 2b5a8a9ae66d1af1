import type { Server as HttpServer } from 'node:http';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import { SOCKET_PATH, type ClientEvents, type ServerEvents } from '#siaga/contracts';
import type { Connection } from './connection.js';

export type SocketServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, Connection>;
export type ClientSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, Connection>;

/** A full batch of 500 positions has about 80 kB. */
const MAX_MESSAGE_BYTES = 256 * 1_024;
/** A line that never finishes its handshake is closed. */
const HANDSHAKE_TIMEOUT_MS = 10_000;
const PING_INTERVAL_MS = 15_000;
const PING_TIMEOUT_MS = 10_000;

/**
 * The one place that knows the engine: socket.io on its own websocket engine, attached to the API's HTTP server. No
 * compression: it costs ten times the CPU of a delivery.
 */
export function createSocketServer(httpServer: HttpServer): SocketServer {
  return new Server(httpServer, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    allowUpgrades: false,
    serveClient: false,
    cookie: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: HANDSHAKE_TIMEOUT_MS,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
  });
}
