import type { ServerEvents } from '#siaga/contracts';
import type { ClientSocket } from './socket-server.js';

export type EndReason = Parameters<ServerEvents['session.ended']>[0]['code'];

/** Tells a client why its line ends, and ends it. */
export function cut(socket: Pick<ClientSocket, 'emit' | 'disconnect'>, code: EndReason): void {
  socket.emit('session.ended', { code });
  socket.disconnect(true);
}
