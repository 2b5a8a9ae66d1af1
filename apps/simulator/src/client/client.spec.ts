import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ApiError } from '#siaga/client';
import { IngestClient, signatureHeaders } from './ingest-client.js';
import { Session } from './session.js';
import { Watched } from './watched.js';

type Reply = { status: number; body: unknown; cookie?: string };
interface Seen {
  url: string;
  headers: Record<string, unknown>;
  body: unknown;
}

let server: Server | null = null;
const never = new AbortController().signal;
const problem = (status: number, code: string): Reply => ({
  status,
  body: { type: 'about:blank', title: 'No', status, code, correlationId: 'c-1', details: { retryAfterS: 0 } },
});
const signedIn: Reply = {
  status: 200,
  cookie: 'siaga_session=abc; HttpOnly',
  body: {
    account: {
      id: '0190d1a0-0000-7000-8000-000000000001',
      username: 'operator2',
      displayName: 'Operator 2',
      grants: [],
      disabledAt: null,
      mustChangePassword: false,
    },
    expiresAt: '2026-11-22T00:00:00Z',
  },
};

/** A server that gives these answers in turn and remembers what it was asked. */
async function serve(replies: Reply[]): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      seen.push({ url: request.url ?? '', headers: request.headers, body: text ? JSON.parse(text) : null });
      const reply = replies.shift() ?? problem(500, 'SYSTEM.UNEXPECTED');
      if (reply.cookie) response.setHeader('set-cookie', reply.cookie);
      response
        .writeHead(reply.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(reply.body));
    });
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, seen };
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

const person = (url: string) =>
  new Session(url, { username: 'operator2', password: 'x', role: 'operator' }, never);

describe('Session', () => {
  it('should sign in first and carry the cookie', async () => {
    const { url, seen } = await serve([signedIn, { status: 200, body: {} }]);
    await person(url).call('signOut', {});
    expect(seen[1]?.headers['cookie']).toBe('siaga_session=abc');
  });

  it('should repeat a command with the same key while the database is away', async () => {
    const { url, seen } = await serve([
      signedIn,
      problem(503, 'SYSTEM.DATABASE_UNAVAILABLE'),
      { status: 200, body: {} },
    ]);
    await person(url).call('signOut', {});
    expect(seen).toHaveLength(3);
    expect(seen[1]?.headers['idempotency-key']).toBe(seen[2]?.headers['idempotency-key']);
  });

  it('should sign in again when the session is gone', async () => {
    const { url, seen } = await serve([
      signedIn,
      problem(401, 'IDENTITY.NOT_SIGNED_IN'),
      signedIn,
      { status: 200, body: {} },
    ]);
    await person(url).call('signOut', {});
    expect(seen.map((request) => request.url.split('/').at(-1))).toEqual([
      'sign-in',
      'sign-out',
      'sign-in',
      'sign-out',
    ]);
  });

  it('should not repeat a refusal', async () => {
    const { url, seen } = await serve([signedIn, problem(409, 'CALL.ALREADY_ANSWERED')]);
    const id = '0190d1a0-0000-7000-8000-000000000001';
    await expect(person(url).call('answerCall', { id })).rejects.toThrow(ApiError);
    expect(seen[1]?.url).toBe(`/api/v1/calls/${id}/answer`);
  });
});

describe('IngestClient', () => {
  it('should sign the body and give the judgement of a batch that was refused', async () => {
    const refused = {
      index: 0,
      status: 'refused',
      callId: null,
      fields: [{ path: 'at', message: 'Use ISO time' }],
    };
    const { url, seen } = await serve([
      { status: 422, body: { accepted: 0, duplicates: 0, refused: 1, events: [refused] } },
    ]);
    const client = new IngestClient(url, { name: 'simulator', secret: 'a-secret-of-the-demo' }, never);
    const result = await client.post([{ sourceCallId: '1' }]);
    expect(result.refused).toBe(1);
    expect(seen[0]?.headers['x-siaga-source']).toBe('simulator');
    expect(seen[0]?.headers['x-siaga-signature']).toMatch(/^sha256=[0-9a-f]{64}$/);
  });

  it('should sign timestamp and body', () => {
    const headers = signatureHeaders({ name: 's', secret: 'k' }, '[]', new Date(1_700_000_000_900));
    expect(headers['x-siaga-timestamp']).toBe('1700000000');
    expect(headers).not.toEqual(
      signatureHeaders({ name: 's', secret: 'k' }, '[1]', new Date(1_700_000_000_900)),
    );
  });
});

describe('waiting', () => {
  it('should wake when the value fits', async () => {
    const watched = new Watched(1);
    const waiting = watched.until((value) => value > 2, 60_000, never);
    watched.set(2);
    watched.set(3);
    expect(await waiting).toBe(true);
    expect(await watched.until((value) => value > 5, 5, never)).toBe(false);
  });
});
