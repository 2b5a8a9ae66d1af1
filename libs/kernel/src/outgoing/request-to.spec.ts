import dns from 'node:dns';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readNetworks, type OutgoingRules } from './address.policy.js';
import { connectToOwn, openOwn, requestTo, requestToOwn, type OutgoingRequest } from './request-to.js';

const LOOPBACK: OutgoingRules = { networks: readNetworks('127.0.0.0/8'), allowsHttp: true };
const PUBLIC: OutgoingRules = { networks: [], allowsHttp: true };

type Found = dns.LookupAddress[];
type LookUpAll = (host: string, options: unknown, answer: (error: null, found: Found) => void) => void;

/** The resolver answers each question with the next of these; real sockets are opened on what it says. */
function resolving(...answers: string[][]): { asked: number } {
  const seen = { asked: 0 };
  const answer: LookUpAll = (_, __, callback) => {
    const addresses = answers[Math.min(seen.asked, answers.length - 1)] ?? [];
    seen.asked += 1;
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  jest.spyOn(dns, 'lookup').mockImplementation(answer as never);
  return seen;
}

describe('requestTo', () => {
  let server: Server;
  let heard: string[];
  let serve: (request: IncomingMessage, response: ServerResponse) => void;

  beforeEach(async () => {
    heard = [];
    serve = (_, response) => response.end('halo');
    server = createServer((request, response) => {
      heard.push(`${request.method} ${request.url} ${request.headers.host}`);
      serve(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  function ask(host: string, change: Partial<OutgoingRequest> = {}): OutgoingRequest {
    const { port } = server.address() as AddressInfo;
    const signal = AbortSignal.timeout(5_000);
    return {
      url: `http://${host}:${port}/x`,
      method: 'GET',
      headers: {},
      signal,
      mostBytes: 1_000,
      ...change,
    };
  }

  it('should connect to the address that was judged, and look the name up once', async () => {
    const seen = resolving(['127.0.0.1'], ['169.254.169.254']);
    expect(await requestTo(ask('pusat.example'), LOOPBACK)).toMatchObject({ status: 200, text: 'halo' });
    expect(seen.asked).toBe(1);
    expect(heard).toEqual([expect.stringContaining('GET /x pusat.example:')]);
  });

  it.each([
    ['loopback', ['127.0.0.1']],
    ['cloud metadata', ['169.254.169.254']],
    ['loopback among public ones', ['93.184.216.34', '127.0.0.1']],
    ['loopback dressed as IPv6', ['::ffff:127.0.0.1']],
    ['nothing', []],
  ])('should send nothing to a name that leads to %s', async (_, addresses) => {
    resolving(addresses);
    await expect(requestTo(ask('pusat.example'), PUBLIC)).rejects.toThrow('may not be reached');
    expect(heard).toEqual([]);
  });

  it('should not believe a name that was good a moment ago (rebinding)', async () => {
    resolving(['127.0.0.1'], ['10.0.0.1']);
    await requestTo(ask('pusat.example'), LOOPBACK);
    await expect(requestTo(ask('pusat.example'), LOOPBACK)).rejects.toThrow('may not be reached');
    expect(heard).toHaveLength(1);
  });

  it.each(['127.0.0.1', '[::1]', '2130706433', 'localhost'])(
    'should send nothing to %s itself',
    async (host) => {
      await expect(requestTo(ask(host), PUBLIC)).rejects.toThrow('may not be reached');
      expect(heard).toEqual([]);
    },
  );

  it('should hand a redirect back and not follow it', async () => {
    serve = (_, response) => response.writeHead(302, { location: '/rahasia' }).end();
    expect(await requestTo(ask('127.0.0.1'), LOOPBACK)).toMatchObject({ status: 302 });
    expect(heard).toHaveLength(1);
  });

  it('should end a long answer, and one that drips, by its own limits', async () => {
    serve = (_, response) => response.end('x'.repeat(5_000));
    await expect(requestTo(ask('127.0.0.1'), LOOPBACK)).rejects.toThrow('too large');
    serve = (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drip));
    };
    const signal = AbortSignal.timeout(200);
    await expect(requestTo(ask('127.0.0.1', { signal, mostBytes: 1e6 }), LOOPBACK)).rejects.toThrow(/abort/i);
  });

  it('should let an address of the settings be in the house, but never link-local', async () => {
    resolving(['127.0.0.1'], ['169.254.169.254']);
    expect(await requestToOwn(ask('router'))).toMatchObject({ status: 200 });
    await expect(requestToOwn(ask('meta'))).rejects.toThrow('may not be reached');
    await expect(requestToOwn(ask('169.254.169.254'))).rejects.toThrow('may not be reached');
    for (const host of ['meta', '169.254.169.254'])
      await expect(connectToOwn(host, 25, AbortSignal.timeout(1_000))).rejects.toThrow('may not be reached');
    await expect(requestToOwn(ask('[fe80::1]'))).rejects.toThrow('may not be reached');
  });

  describe('openOwn', () => {
    const STRICT: OutgoingRules = { networks: [], allowsHttp: false };

    it('should speak without TLS in the house only, by the address that the name leads to', async () => {
      resolving(['127.0.0.1'], ['93.184.216.34'], ['169.254.169.254'], ['127.0.0.1', '93.184.216.34']);
      expect((await openOwn(ask('peta.kantor'), STRICT)).statusCode).toBe(200);
      for (const name of ['peta.example', 'meta.example', 'both.example'])
        await expect(openOwn(ask(name), STRICT)).rejects.toThrow('may not be reached');
      expect(heard).toHaveLength(1);
    });

    it('should judge where it is led to when it connects there, whatever the name was before', async () => {
      const { port } = server.address() as AddressInfo;
      serve = (_, response) => response.writeHead(302, { location: `http://unduh.example:${port}/y` }).end();
      resolving(['127.0.0.1']);
      const http = { networks: [], allowsHttp: true };
      await expect(openOwn(ask('127.0.0.1'), http)).rejects.toThrow('may not be reached');
      expect(heard).toHaveLength(1);
      heard.length = 0;
      serve = ({ url }, response) =>
        url === '/y'
          ? response.end('peta')
          : response.writeHead(302, { location: `http://unduh.example:${port}/y` }).end();
      expect((await openOwn(ask('127.0.0.1'), LOOPBACK)).statusCode).toBe(200);
      expect(heard.map((line) => line.split(' ')[1])).toEqual(['/x', '/y']);
    });
  });
});
