import type { Server as HttpServer } from 'node:http';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Server, type ServerOptions } from 'socket.io';
import { SOCKET_PATH } from '#siaga/contracts';
import type { SocketServer } from './socket-server.js';

/** A full batch of 500 positions has about 80 kB. */
const MAX_MESSAGE_BYTES = 256 * 1_024;
/** A line that never finishes its handshake is closed. */
const HANDSHAKE_TIMEOUT_MS = 10_000;
const PING_INTERVAL_MS = 15_000;
const PING_TIMEOUT_MS = 10_000;

const OPTIONS = {
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
} satisfies Partial<ServerOptions>;

/**
 * The one place that knows the engine: socket.io on its own websocket engine, attached to the API's HTTP server, one for all
 * gateways. No compression: it costs ten times the CPU of a delivery.
 */
export class SiagaIoAdapter extends IoAdapter {
  override createIOServer(): SocketServer {
    return new Server(this.httpServer as HttpServer, OPTIONS);
  }

  /**
   * Closes the lines as a lost network would, so that clients come back by themselves. socket.io's own close tells each client that
   * the server ended it, which a client takes as final, and waits for the HTTP server, which Nest closes next.
   */
  override close(server: SocketServer): Promise<void> {
    server.engine.close();
    return Promise.resolve();
  }
}
