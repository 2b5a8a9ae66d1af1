import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ApiClient } from './api-client.js';
import { type ApiError, isSignedOut, isWorthRetrying, OfflineError } from './api-error.js';
import { CookieJar } from './cookie-jar.js';

const ID = '0190d1a0-0000-7000-8000-000000000001';

let server: Server | null = null;

/** A server that answers as told; gives its origin. */
async function serve(answer: RequestListener): Promise<string> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((listening.address() as AddressInfo).port)}`;
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const problem = (status: number, code: string): RequestListener =>
  json(status, {
    type: 'about:blank',
    title: 'No',
    status,
    code,
    correlationId: 'c-1',
    details: { byName: 'Ani' },
  });

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

describe('ApiClient', () => {
  it('should send a command to its path with a key and the rest as body', async () => {
    const seen: { url?: string; key?: unknown; body: string }[] = [];
    const baseUrl = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push({ url: request.url, key: request.headers['idempotency-key'], body });
        json(200, {})(request, response);
      });
    });
    const client = new ApiClient({ baseUrl });
    await client.call('closeCall', { id: ID, disposition: 'prank' });
    await client.call('closeCall', { id: ID, disposition: 'prank' }, { idempotencyKey: 'my-own-key' });
    await client.request('closeCall', { id: ID, disposition: 'prank' }, { idempotencyKey: null });
    expect(seen.map(({ url }) => url)).toEqual(Array(3).fill(`/api/v1/calls/${ID}/close`));
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ disposition: 'prank' });
    expect(seen[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(seen[1]?.key).toBe('my-own-key');
    expect(seen[2]?.key).toBeUndefined();
  });

  it('should give a refusal with all its facts', async () => {
    const client = new ApiClient({ baseUrl: await serve(problem(409, 'CALL.ALREADY_ANSWERED')) });
    const error = await client.call('answerCall', { id: ID }).catch((thrown: unknown) => thrown as ApiError);
    expect(error).toMatchObject({ code: 'CALL.ALREADY_ANSWERED', status: 409, details: { byName: 'Ani' } });
    expect((error as ApiError).message).toBe('CALL.ALREADY_ANSWERED No [c-1]');
    expect(isWorthRetrying(error)).toBe(false);
  });

  it('should take a page of a proxy in front for what it is', async () => {
    const page: RequestListener = (_request, response) => response.writeHead(502).end('<h1>Bad gateway</h1>');
    const client = new ApiClient({ baseUrl: await serve(page) });
    await expect(client.call('info', {})).rejects.toMatchObject({ code: 'SYSTEM.OVERLOADED', status: 502 });
  });

  it('should say that there is no line, that it took too long, and that the caller gave up', async () => {
    const silent = await serve(() => undefined);
    await expect(new ApiClient({ baseUrl: silent, timeoutMs: 20 }).call('info', {})).rejects.toMatchObject({
      name: 'OfflineError',
      reason: 'timeout',
    });
    const stop = new AbortController();
    const given = new ApiClient({ baseUrl: silent }).call('info', {}, { signal: stop.signal });
    stop.abort(new Error('left the page'));
    await expect(given).rejects.toThrow('left the page');
    const nobody = new ApiClient({ baseUrl: 'http://127.0.0.1:1' }).call('info', {});
    const error = await nobody.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OfflineError);
    expect(isWorthRetrying(error)).toBe(true);
  });

  it('should tell of an ended session, but not of a wrong password', async () => {
    let told = 0;
    const onSignedOut = (): void => void (told += 1);
    const ended = new ApiClient({
      baseUrl: await serve(problem(401, 'IDENTITY.NOT_SIGNED_IN')),
      onSignedOut,
    });
    const error = await ended.call('session', {}).catch((thrown: unknown) => thrown);
    expect(isSignedOut(error)).toBe(true);
    expect(told).toBe(1);
    await expect(ended.call('signIn', { username: 'a', password: 'b' })).rejects.toThrow();
    expect(told).toBe(1);
  });

  it('should refuse an answer that is not as its contract says, when it checks answers', async () => {
    const baseUrl = await serve(json(200, { centreName: 7 }));
    await expect(new ApiClient({ baseUrl, checksAnswers: true }).call('info', {})).rejects.toThrow(
      'info answered something that its contract does not know',
    );
    await expect(new ApiClient({ baseUrl }).call('info', {})).resolves.toEqual({ centreName: 7 });
  });
});

describe('CookieJar', () => {
  it('should send what was set, until it is taken back or forgotten', async () => {
    const sent: (string | undefined)[] = [];
    const sets = [['siaga_session=abc; HttpOnly; Path=/', 'other=1'], [], ['other=; Max-Age=0'], []];
    const baseUrl = await serve((request, response) => {
      sent.push(request.headers.cookie);
      response.setHeader('set-cookie', sets[sent.length - 1] ?? []);
      json(200, {})(request, response);
    });
    const jar = new CookieJar();
    const client = new ApiClient({ baseUrl, fetch: jar.fetch });
    for (let turn = 0; turn < 4; turn += 1) await client.call('info', {});
    jar.clear();
    await client.call('info', {});
    const both = 'siaga_session=abc; other=1';
    expect(sent).toEqual([undefined, both, both, 'siaga_session=abc', undefined]);
  });
});
