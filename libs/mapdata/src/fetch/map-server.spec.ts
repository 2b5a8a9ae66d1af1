import { createHash } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fetchFile } from './geofabrik.js';
import { MapServerError } from './map-fetch.errors.js';
import { MapServer, NotNowError, type ServerTimes } from './map-server.js';

const QUICK: ServerTimes = { waitsMs: [1, 1], answerMs: 5_000, idleMs: 5_000 };
const FILE = Buffer.from('a map of an island');
const MD5 = `${createHash('md5').update(FILE).digest('hex')}  island.osm.pbf\n`;

// Real: sockets and files.
describe('MapServer', () => {
  let folder: string;
  let server: Server;
  let url: string;
  const answers: ((response: ServerResponse) => void)[] = [];
  const asked: string[] = [];
  const whole =
    (body: string | Buffer) =>
    (response: ServerResponse): void =>
      void response.end(body);
  const half =
    (body: Buffer) =>
    (response: ServerResponse): void => {
      response.writeHead(200, { 'content-length': body.length });
      response.write(body.subarray(0, 5), () => response.socket?.destroySoon());
    };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'siaga-map-server-'));
    answers.length = asked.length = 0;
    server = createServer(({ url: at = '' }, response) => {
      asked.push(at);
      answers.shift()?.(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/island.osm.pbf`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  });

  const mapServer = (): MapServer => new MapServer('test', QUICK, new AbortController().signal);

  it('should say what the disk says, at once, and not end the process', async () => {
    answers.push((response) => void response.write(FILE));
    const answer = await mapServer().ask(url);
    // A folder is no file; the rest of the body never comes.
    await expect(answer.writeTo(folder, 'w', () => undefined)).rejects.toMatchObject({ code: 'EISDIR' });
  });

  it('should keep what came of a body that broke off', async () => {
    answers.push(half(FILE));
    const file = path.join(folder, 'part');
    await expect((await mapServer().ask(url)).writeTo(file, 'w', () => undefined)).rejects.toBeInstanceOf(
      NotNowError,
    );
    expect(await readFile(file)).toEqual(FILE.subarray(0, 5));
  });

  it('should ask again for a digest that broke off, and name the server when it always does', async () => {
    answers.push(half(Buffer.from(MD5)), whole(MD5), whole(FILE));
    const file = path.join(folder, 'island.osm.pbf');
    await fetchFile(mapServer(), { url, file }, () => undefined);
    expect(await readFile(file)).toEqual(FILE);
    expect(asked.map((each) => path.extname(each))).toEqual(['.md5', '.md5', '.pbf']);
    answers.push(...Array.from({ length: 3 }, () => half(Buffer.from(MD5))));
    await expect(fetchFile(mapServer(), { url, file }, () => undefined)).rejects.toBeInstanceOf(
      MapServerError,
    );
  });
});
