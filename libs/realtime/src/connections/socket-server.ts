import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { ClientEvents, ServerEvents } from '#siaga/contracts';
import type { Connection } from './connection.js';

export type SocketServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, Connection>;
export type ClientSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, Connection>;
