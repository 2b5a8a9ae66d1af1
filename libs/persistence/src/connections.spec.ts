import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HeardClient, openPool } from './connections.js';

// Real: sockets. The server hangs up wherever a test wants it.
describe('connections of a pool', () => {
  let server: Server;
  let url: string;

  beforeEach(async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `postgres://uji@127.0.0.1:${(server.address() as AddressInfo).port}/uji`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('should hear an error that nobody else listens for', () => {
    const client = new HeardClient(url);
    expect(client.listenerCount('error')).toBe(1);
    expect(client.emit('error', new Error('lost'))).toBe(true);
  });

  it('should refuse what is asked when the server hangs up, again and again, and tell nobody else', async () => {
    const told: Error[] = [];
    const pool = openPool({ connectionString: url, max: 2 }, (error) => told.push(error));
    const asked = Array.from({ length: 20 }, () => pool.query('SELECT 1'));
    for (const result of await Promise.allSettled(asked)) expect(result.status).toBe('rejected');
    await pool.end();
    expect(told).toEqual([]);
  });
});
