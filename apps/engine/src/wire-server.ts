import { type PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { EngineError, hasCode } from './engine.errors.js';

/** More than any one process's pool; a connection costs the engine next to nothing. */
const MAX_CONNECTIONS = 200;

/** The database on a loopback port, speaking the Postgres protocol. */
export interface WireServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Serves the database on 127.0.0.1. Connections take turns: a transaction holds the engine from its BEGIN to
 * its end, and a connection that goes away in the middle is rolled back.
 * Throws EngineError when the port is taken.
 */
export async function startWireServer(database: PGlite, port: number): Promise<WireServer> {
  const server = new PGLiteSocketServer({
    db: database,
    host: '127.0.0.1',
    port,
    maxConnections: MAX_CONNECTIONS,
  });
  try {
    await server.start();
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE')) throw error;
    throw new EngineError(
      `Port ${String(port)} for the embedded database is taken: leave SIAGA_ENGINE_PORT unset, or give a free port.`,
    );
  }
  return { port: Number(server.getServerConn().split(':').at(-1)), stop: () => server.stop() };
}
