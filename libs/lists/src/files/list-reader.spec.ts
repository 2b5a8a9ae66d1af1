import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { forgetLeftBehind } from './list-reader.js';

describe('what a reading has left on the disk', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'siaga-uji-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('should go where its process is gone, and stay where it reads', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const [left, own] = [`siaga-list-${String(gone)}-a`, `siaga-list-${String(process.pid)}-b`];
    for (const name of [left, own, 'siaga-list-c', 'other']) await mkdir(path.join(root, name));
    await writeFile(path.join(root, left, 'list'), 'Nama\nBudi Contoh\n');
    await forgetLeftBehind(root);
    expect((await readdir(root)).sort()).toEqual(['other', own].sort());
  });
});
