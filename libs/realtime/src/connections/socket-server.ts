import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { ClientEvents, ServerEvents } from '#siaga/contracts';
import type { Connection, StaffConnection, VisitorConnection } from './connection.js';

type SocketOf<C> = Socket<ClientEvents, ServerEvents, DefaultEventsMap, C>;

export type SocketServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, Connection>;
export type ClientSocket = SocketOf<Connection>;
export type StaffSocket = SocketOf<StaffConnection>;
export type VisitorSocket = SocketOf<VisitorConnection>;

/** True for a socket of a person without an account. */
export function isVisitorSocket(socket: ClientSocket): socket is VisitorSocket {
  return 'visitor' in socket.data;
}

/** True for a socket of staff. */
export function isStaffSocket(socket: ClientSocket): socket is StaffSocket {
  return !isVisitorSocket(socket);
}
