import { connect, createServer } from 'node:net';
import { StartError } from './console.mjs';

const DATABASE_TIMEOUT_MS = 5_000;

/** Throws when the port cannot be listened on, before any work is done for it. */
export function checkPortIsFree(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(new StartError(explain(port, error))));
    server.listen(port, () => server.close(() => resolve()));
  });
}

function explain(port, error) {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken: stop what uses it, or start with another one, PORT=${port + 1} npm start.`;
  }
  if (error.code === 'EACCES')
    return `Port ${port} needs rights this user does not have: set PORT above 1023.`;
  return `Port ${port} cannot be used (${error.message}): set PORT to another one.`;
}

/** Throws when nothing answers at the host and port of a DATABASE_URL. The password is never shown. */
export function checkDatabaseAnswers(databaseUrl) {
  const { host, port } = databaseAddress(databaseUrl);
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: DATABASE_TIMEOUT_MS });
    const refuse = (reason) => {
      socket.destroy();
      const advice = 'start it, or correct DATABASE_URL (leave it unset for the embedded one).';
      reject(new StartError(`The database at ${host}:${port} does not answer (${reason}): ${advice}`));
    };
    socket.once('connect', () => {
      socket.end();
      resolve();
    });
    socket.once('timeout', () => refuse('no answer in time'));
    socket.once('error', (error) => refuse(error.code ?? error.message));
  });
}

/** Host and port of a Postgres URL. */
export function databaseAddress(databaseUrl) {
  let url;
  try {
    url = new URL(databaseUrl);
  } catch {
    throw new StartError('DATABASE_URL is not a URL: give postgres://user:password@host:5432/database.');
  }
  if (!/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '') {
    throw new StartError(
      'DATABASE_URL is not a Postgres URL: give postgres://user:password@host:5432/database.',
    );
  }
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 5432) };
}

/** A loopback port that nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
