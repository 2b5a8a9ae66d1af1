import type { ServerEvents } from '#siaga/contracts';
import type { ClientSocket } from './socket-server.js';

export type EndReason = Parameters<ServerEvents['session.ended']>[0]['code'];

/** A process that only polls the journal hears of an end this much later than the database knows of it. */
const EXPLAINED_MS = 1_000;

/** Tells a client why its line ends, and ends it. */
export function cut(socket: Pick<ClientSocket, 'emit' | 'disconnect'>, code: EndReason): void {
  socket.emit('session.ended', { code });
  socket.disconnect(true);
}

/** Cuts the socket of somebody whom the database does not know any more, unless the journal comes first: it knows the reason. */
export function cutUnexplained(socket: Pick<ClientSocket, 'emit' | 'disconnect' | 'connected'>): void {
  setTimeout(() => {
    if (socket.connected) cut(socket, 'signed_out');
  }, EXPLAINED_MS).unref();
}
