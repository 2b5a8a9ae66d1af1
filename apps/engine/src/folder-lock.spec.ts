import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EngineError } from './engine.errors.js';
import { lockFolder } from './folder-lock.js';

describe('lockFolder', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'siaga-lock-'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it('should refuse a folder that is held, and name the process that holds it', async () => {
    const lock = await lockFolder(root);
    const refused = lockFolder(root);
    await expect(refused).rejects.toThrow(EngineError);
    await expect(refused).rejects.toThrow(`process ${String(process.pid)}`);
    await lock.release();
  });

  it('should know the folder by another name', async () => {
    const other = path.join(root, 'other');
    symlinkSync(root, other);
    const lock = await lockFolder(root);
    await expect(lockFolder(other)).rejects.toThrow('is in use');
    await lock.release();
  });

  it('should give a released folder to the next', async () => {
    await (await lockFolder(root)).release();
    const lock = await lockFolder(root);
    await lock.release();
  });
});
