import { createHash } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Outgoing } from '#siaga/kernel';
import { fetchFile } from './geofabrik.js';
import { MapServerError } from './map-fetch.errors.js';
import { MapServer, NotNowError, type ServerTimes } from './map-server.js';

const QUICK: ServerTimes = { waitsMs: [1, 1], answerMs: 5_000, idleMs: 5_000 };
/** As it is without a word in the settings: the public internet by https, beyond the servers that the settings name. */
const STRICT = { SIAGA_OUTGOING_NETWORKS: [], SIAGA_OUTGOING_HTTP: 'off' as const };
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

  const mapServer = (): MapServer =>
    new MapServer('test', QUICK, new AbortController().signal, new Outgoing(STRICT));

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

  it.each([301, 302, 303, 307, 308])(
    'should follow %s within the server, and nowhere into the house that nobody named',
    async (status) => {
      const leadTo = (location: string) => (response: ServerResponse) =>
        void response.writeHead(status, { location }).end();
      answers.push(leadTo('/other/place'), whole(FILE));
      const question = { method: 'POST' as const, body: 'data=x' };
      expect(await (await mapServer().ask(url, question)).text()).toBe(FILE.toString());
      expect(asked).toEqual(['/island.osm.pbf', '/other/place']);
      for (const inside of [
        `http://localhost:${new URL(url).port}/x`,
        `http://127.0.0.2:${new URL(url).port}/x`,
        'https://10.0.0.1/x',
        'https://169.254.169.254/latest/meta-data/',
        'http://download.example/x',
        'https://user:pass@download.example/x',
        'file:///etc/passwd',
        'http://',
      ]) {
        answers.push(leadTo(inside));
        await expect(mapServer().ask(url, question)).rejects.toMatchObject({
          problem: 'refused',
          message: expect.stringContaining('may not be reached'),
        });
      }
      expect(asked).toHaveLength(10);
    },
  );

  it('should leave a circle of redirects with words', async () => {
    const again = (response: ServerResponse) => void response.writeHead(302, { location: url }).end();
    answers.push(...Array.from({ length: 6 }, () => again));
    await expect(mapServer().ask(url)).rejects.toMatchObject({
      problem: 'refused',
      message: expect.stringContaining('from address to address'),
    });
    expect(asked).toHaveLength(6);
  });

  it.each(['http://169.254.169.254/', 'http://[fe80::1]/', 'http://93.184.216.34/', 'http://0.0.0.0/'])(
    'should not ask %s at all, whoever set it',
    async (address) => {
      await expect(mapServer().ask(address)).rejects.toMatchObject({ problem: 'refused' });
    },
  );

  it('should unpack what came packed, and say when half of it came', async () => {
    const packed = gzipSync(FILE);
    const head = { 'content-encoding': 'gzip' };
    answers.push((response) => void response.writeHead(200, head).end(packed));
    expect(await (await mapServer().ask(url)).text()).toBe(FILE.toString());
    answers.push((response) => void response.writeHead(200, head).end(packed.subarray(0, 15)));
    await expect((await mapServer().ask(url)).text()).rejects.toBeInstanceOf(NotNowError);
  });
});
