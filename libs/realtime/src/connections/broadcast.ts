import type { ServerEvents } from '#siaga/contracts';
import type { ClientSocket, SocketServer } from './socket-server.js';

const FINAL_TEXT_FRAME = 0x81;
const SHORT_MAX = 125;
const MEDIUM_MAX = 0xffff;
/** engine.io's "message" and socket.io's "event" on the main namespace. */
const EVENT_PREFIX = '42';

/** One event as it goes over every line: encoded and framed once, whatever the number of sockets. */
interface Encoded {
  /** What engine.io takes for a message without its type. */
  packet: string;
  options: { compress: false; wsPreEncodedFrame: [Buffer] };
}

/**
 * Sends an event to all sockets of this process that are in one of the rooms, each once. socket.io's own broadcast hands every
 * socket the frame in two pieces, and gathering them costs more than all the rest of a delivery; here it is one piece, one
 * write. A volatile event is not sent to a line that still has something to send.
 */
export function broadcast<E extends keyof ServerEvents>(
  server: SocketServer,
  rooms: readonly string[],
  event: E,
  payload: Parameters<ServerEvents[E]>[0],
  { isVolatile = false }: { isVolatile?: boolean } = {},
): void {
  const sockets = socketsIn(server, rooms);
  if (sockets.size === 0) return;
  const { packet, options } = encode(event, payload);
  for (const { conn } of sockets) {
    if (isVolatile && !conn.transport.writable) continue;
    conn.write(packet, options);
  }
}

function socketsIn(server: SocketServer, rooms: readonly string[]): Set<ClientSocket> {
  const { adapter, sockets } = server.of('/');
  const found = new Set<ClientSocket>();
  for (const room of rooms) {
    for (const id of adapter.rooms.get(room) ?? []) {
      const socket = sockets.get(id);
      if (socket) found.add(socket);
    }
  }
  return found;
}

function encode(event: string, payload: unknown): Encoded {
  const text = EVENT_PREFIX + JSON.stringify([event, payload]);
  return { packet: text.slice(1), options: { compress: false, wsPreEncodedFrame: [frameOf(text)] } };
}

/** A whole, unmasked text frame (RFC 6455, 5.2). */
export function frameOf(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headLength = length <= SHORT_MAX ? 2 : length <= MEDIUM_MAX ? 4 : 10;
  const frame = Buffer.allocUnsafe(headLength + length);
  frame[0] = FINAL_TEXT_FRAME;
  if (headLength === 2) frame[1] = length;
  else if (headLength === 4) {
    frame[1] = SHORT_MAX + 1;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = SHORT_MAX + 2;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headLength);
  return frame;
}
