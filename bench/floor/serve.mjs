import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import pg from 'pg';

/** What every floor program has: one pool, one HTTP server, bare websockets. No framework, no checks, no rights. */
export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const NOTHING = Buffer.alloc(0);

/**
 * Answers each POST with what `handle(body, sockets)` gives and keeps the connected sockets by the path they asked for.
 */
export function serve(handle) {
  const sockets = new Map();
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = chunks.length === 1 ? chunks[0] : Buffer.concat([NOTHING, ...chunks]);
      handle(JSON.parse(body), sockets).then(
        (answer) => {
          const text = JSON.stringify(answer);
          response.writeHead(202, {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
          });
          response.end(text);
        },
        (error) => {
          process.stderr.write(`${error.stack}\n`);
          process.exit(1);
        },
      );
    });
  });
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, request) => {
    const known = sockets.get(request.url) ?? new Set();
    sockets.set(request.url, known.add(socket));
    socket.on('close', () => known.delete(socket));
  });
  // Connections rest while the other side is measured.
  server.keepAliveTimeout = 600_000;
  server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send('ready'));
}

process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
