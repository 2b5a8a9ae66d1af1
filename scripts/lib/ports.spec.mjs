import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { checkDatabaseAnswers, checkPortIsFree, databaseAddress } from './ports.mjs';

function listen() {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.end());
    server.listen(0, () => resolve(server));
  });
}

const close = (server) => new Promise((resolve) => server.close(resolve));

describe('ports', () => {
  it('should say what to do about a taken port', async () => {
    const server = await listen();
    const { port } = server.address();
    await expect(checkPortIsFree(port)).rejects.toThrow(`Port ${port} is taken`);
    await close(server);
    await expect(checkPortIsFree(port)).resolves.toBeUndefined();
  });

  it('should say which database does not answer without showing its password', async () => {
    const server = await listen();
    const { port } = server.address();
    const url = `postgres://siaga:rahasia@127.0.0.1:${port}/siaga`;
    await expect(checkDatabaseAnswers(url)).resolves.toBeUndefined();
    await close(server);
    const error = await checkDatabaseAnswers(url).catch((reason) => reason);
    expect(error.message).toMatch(`127.0.0.1:${port} does not answer`);
    expect(error.message).not.toMatch('rahasia');
  });

  it.each([
    ['postgres://u:p@db/siaga', { host: 'db', port: 5432 }],
    ['postgresql://u:p@db:6000/siaga', { host: 'db', port: 6000 }],
    ['postgres://u:p@[::1]:6000/siaga', { host: '::1', port: 6000 }],
  ])('should read %s', (url, expected) => {
    expect(databaseAddress(url)).toEqual(expected);
  });

  it.each(['nonsense', 'mysql://db/siaga', 'postgres:///siaga'])('should refuse %s', (url) => {
    expect(() => databaseAddress(url)).toThrow('DATABASE_URL');
  });
});
