import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readCommandLine } from './options.js';
import { sourceOption } from './source-option.js';

const SPECS = { source: { value: 'NAME', text: '' }, secret: { value: 'TEXT', text: '' } };
const read = (...args: string[]) => readCommandLine(args, SPECS);

describe('sourceOption', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'siaga-source-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('should take the secret that the server on this machine keeps', async () => {
    writeFileSync(path.join(dataDir, 'ingest-key'), 'secret-of-this-machine\n');
    const source = await sourceOption(read(), { SIAGA_DATA_DIR: dataDir });
    expect(source).toEqual({ name: 'local', secret: 'secret-of-this-machine' });
  });

  it('should prefer what is given, options before the environment', async () => {
    const env = { SIAGA_DATA_DIR: dataDir, SIAGA_INGEST_SOURCE: 'pbx', SIAGA_INGEST_SECRET: 'from-env' };
    expect(await sourceOption(read(), env)).toEqual({ name: 'pbx', secret: 'from-env' });
    const given = read('--source', 'sumenep', '--secret', 'from-option');
    expect(await sourceOption(given, env)).toEqual({ name: 'sumenep', secret: 'from-option' });
  });

  it('should say what to do without a secret', async () => {
    await expect(sourceOption(read(), { SIAGA_DATA_DIR: dataDir })).rejects.toThrow('npm start');
    await expect(sourceOption(read('--source', 'pbx'), { SIAGA_DATA_DIR: dataDir })).rejects.toThrow(
      'Give the secret of source pbx',
    );
  });
});
