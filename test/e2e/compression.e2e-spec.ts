import { get, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Snapshot } from '#siaga/contracts';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { PASSWORD, useServer } from '../support/server.js';
import type { Session } from '../support/session.js';

interface Raw {
  headers: IncomingMessage['headers'];
  bytes: Buffer;
}

describe('what goes over the line', () => {
  const own = useServer(useDatabase().databaseUrl);
  let operator: Session;

  beforeAll(async () => {
    await own.server.account('operator', inRegion('operator'));
    operator = await own.server.signIn('operator');
    // Enough units that a snapshot is worth compressing.
    for (let n = 0; n < 40; n += 1) await own.server.unit();
  });

  /** One answer as its bytes came: a client that decompresses by itself would not show them. */
  function fetchRaw(path: string, encoding: string, cookie = operator.cookie): Promise<Raw> {
    return new Promise((resolve, reject) => {
      get(`${own.server.base}${path}`, { headers: { 'accept-encoding': encoding, cookie } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(parts) }));
        response.on('error', reject);
      }).on('error', reject);
    });
  }

  it('should send a snapshot as the client takes it, the same in each form', async () => {
    const plain = await fetchRaw('/api/v1/snapshot', 'identity');
    const gzip = await fetchRaw('/api/v1/snapshot', 'gzip');
    const brotli = await fetchRaw('/api/v1/snapshot', 'gzip, br');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect([gzip, brotli].map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', 'br']);
    expect(gzip.headers.vary).toContain('accept-encoding');
    const units = (text: Buffer): unknown => Snapshot.parse(JSON.parse(text.toString())).units;
    expect(units(gunzipSync(gzip.bytes))).toEqual(units(plain.bytes));
    expect(units(brotliDecompressSync(brotli.bytes))).toEqual(units(plain.bytes));
    expect(gzip.bytes.length).toBeLessThan(plain.bytes.length / 3);
  });

  it('should leave a small answer as it is', async () => {
    const { headers } = await fetchRaw('/api/v1/info', 'gzip, br');
    expect(headers['content-encoding']).toBeUndefined();
  });

  it('should not unpack what a caller sends packed: a small body could become a huge one', async () => {
    const response = await fetch(`${own.server.base}/api/v1/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify({ username: 'operator', password: PASSWORD })),
    });
    expect(response.status).toBe(422);
  });

  it('should compress nothing for who has no session', async () => {
    const refused = await fetchRaw('/api/v1/snapshot', 'gzip', '');
    expect(JSON.parse(refused.bytes.toString())).toMatchObject({ code: 'IDENTITY.NOT_SIGNED_IN' });
  });
});
