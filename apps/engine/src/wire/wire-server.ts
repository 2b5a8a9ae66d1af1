import { type PGlite } from '@electric-sql/pglite';
import { type Server, type Socket, createServer } from 'node:net';
import { EngineError, hasCode } from '../engine.errors.js';
import { type Backend, Turns } from './turns.js';
import { cString } from './frontend-messages.js';
import { WireSession } from './wire-session.js';

const PROTOCOL_3_0 = 196_608;
const HOST = '127.0.0.1';

/** The database on a loopback port, speaking the Postgres protocol. */
export interface WireServer {
  readonly port: number;
  /** Ends every connection and rolls back what was open. */
  stop(): Promise<void>;
}

/**
 * Serves the database on 127.0.0.1 (port 0: any free one). Connections take turns, see `Turns`; `onFatal` is
 * called when the engine itself breaks. Throws EngineError when the port is taken.
 */
export async function startWireServer(
  database: PGlite,
  port: number,
  onFatal: (error: unknown) => void,
): Promise<WireServer> {
  const backend = backendOf(database);
  const turns = new Turns(backend, onFatal);
  const greeting = await readGreeting(backend);
  const sockets = new Set<Socket>();
  let nextId = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    nextId += 1;
    new WireSession(nextId, socket, turns, greeting);
  });
  await listen(server, port);
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new EngineError('The embedded database has no port.');
  return {
    port: address.port,
    stop: () => stop(server, sockets),
  };
}

function backendOf(database: PGlite): Backend {
  return {
    execute: (messages, onAnswer) =>
      // The bytes are a view into memory that the next statement overwrites.
      database.execProtocolRawStream(messages, { onRawData: (bytes) => onAnswer(Buffer.from(bytes)) }),
    isInTransaction: () => database.isInTransaction(),
  };
}

/** What the backend answers to a start-up packet. Every client gets the same, so that none waits for its turn. */
async function readGreeting(backend: Backend): Promise<Buffer> {
  const parameters = ['user', 'postgres', 'database', 'postgres', 'client_encoding', 'UTF8', ''].map(cString);
  const body = Buffer.concat(parameters);
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + body.length, 0);
  head.writeInt32BE(PROTOCOL_3_0, 4);
  const answers: Buffer[] = [];
  await backend.execute(Buffer.concat([head, body]), (bytes) => answers.push(bytes));
  return Buffer.concat(answers);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (!hasCode(error, 'EADDRINUSE')) reject(error);
      const advice = 'leave SIAGA_ENGINE_PORT unset, or give a free port.';
      reject(new EngineError(`Port ${String(port)} for the embedded database is taken: ${advice}`));
    });
    server.listen(port, HOST, resolve);
  });
}

function stop(server: Server, sockets: Set<Socket>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    for (const socket of sockets) socket.destroy();
  });
}
