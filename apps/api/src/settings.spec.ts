import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EnvError } from '#siaga/kernel';
import { readSettings } from './settings.js';

describe('readSettings', () => {
  let dataDir: string;
  const read = (more: Record<string, string> = {}) =>
    readSettings({ DATABASE_URL: 'postgresql://127.0.0.1/siaga', SIAGA_DATA_DIR: dataDir, ...more });

  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'siaga-settings-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('should make the secrets of a server that is alone once, for its own user only', () => {
    const first = read();
    expect(read()).toEqual({ ...first, SIAGA_TRUST_PROXY: expect.any(Function) });
    expect(first.SIAGA_INGEST_SOURCES.local).toEqual({
      secret: readFileSync(path.join(dataDir, 'ingest-key'), 'utf8').trim(),
      regionCode: 'ID',
    });
    for (const name of ['data-key', 'ingest-key'])
      expect(statSync(path.join(dataDir, name)).mode & 0o777).toBe(0o600);
  });

  it('should leave the sources that are given as they are', () => {
    const pbx = { secret: 'secret-of-the-exchange', regionCode: '15.71' };
    const local = { secret: 'another-secret-of-ours', regionCode: '35.29' };
    const sources = JSON.stringify({ pbx, local });
    const env = read({ SIAGA_INGEST_SOURCES: sources, SIAGA_SIMULATOR_SECRET: 'secret-of-the-simulator' });
    expect(env.SIAGA_INGEST_SOURCES).toEqual({
      pbx,
      local,
      simulator: { secret: 'secret-of-the-simulator', regionCode: '15.71' },
    });
  });

  it('should keep no secrets of its own where several processes share a database', () => {
    expect(() => read({ SIAGA_ROLE: 'web' })).toThrow('SIAGA_DATA_KEY is missing');
    const key = Buffer.alloc(32, 1).toString('base64');
    expect(read({ SIAGA_ROLE: 'web', SIAGA_DATA_KEY: key }).SIAGA_INGEST_SOURCES).toEqual({});
  });

  it('should say which file of the data folder cannot be made', () => {
    const file = path.join(dataDir, 'a-file');
    writeFileSync(file, '');
    expect(() => read({ SIAGA_DATA_DIR: file })).toThrow(EnvError);
    expect(() => read({ SIAGA_DATA_DIR: file })).toThrow('SIAGA_DATA_DIR');
  });
});
