import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeDataFolder, prepareDataFolder } from './data-folder.js';

const NOW = new Date('2026-03-04T05:06:07Z');

describe('prepareDataFolder', () => {
  let root = '';
  const inRoot = (...parts: string[]): string => path.join(root, ...parts);

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'siaga-folder-'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  function writeDatabase(): void {
    mkdirSync(inRoot('pgdata'));
    writeFileSync(inRoot('pgdata', 'PG_VERSION'), '18');
  }

  function setRecordedVersion(version: string): void {
    const file = inRoot('engine.json');
    const stamp = JSON.parse(readFileSync(file, 'utf8')) as { versions: Record<string, string> };
    writeFileSync(file, JSON.stringify({ versions: { ...stamp.versions, '@electric-sql/pglite': version } }));
  }

  it('should find nothing in a new folder', async () => {
    const folder = await prepareDataFolder(root, NOW);
    expect(folder).toMatchObject({ isNew: true, copy: undefined, pgdata: inRoot('pgdata') });
  });

  it('should open what this engine has opened before, without a copy', async () => {
    await (await prepareDataFolder(root, NOW)).markReady();
    writeDatabase();
    expect(await prepareDataFolder(root, NOW)).toMatchObject({ isNew: false, copy: undefined });
  });

  it('should copy the database before another engine version opens it', async () => {
    await (await prepareDataFolder(root, NOW)).markReady();
    writeDatabase();
    setRecordedVersion('0.4.0');
    const { copy } = await prepareDataFolder(root, NOW);
    expect(copy).toBe(inRoot('copies', 'pgdata-0.4.0-20260304T050607Z'));
    expect(readFileSync(path.join(copy ?? '', 'PG_VERSION'), 'utf8')).toBe('18');
    expect(existsSync(inRoot('pgdata', 'PG_VERSION'))).toBe(true);
  });

  it('should put aside what a first start that was interrupted left', async () => {
    writeDatabase();
    expect(await prepareDataFolder(root, NOW)).toMatchObject({ isNew: true });
    expect(readdirSync(root)).toEqual(['pgdata.unfinished-20260304T050607Z']);
  });

  it('should say in one line that the version file is broken', async () => {
    writeDatabase();
    writeFileSync(inRoot('engine.json'), '{');
    await expect(prepareDataFolder(root, NOW)).rejects.toThrow('The data folder is broken');
  });

  it('should say in one line that the folder cannot be made', async () => {
    writeFileSync(inRoot('file'), '');
    await expect(makeDataFolder(inRoot('file', 'data'))).rejects.toThrow('set SIAGA_DATA_DIR');
  });
});
