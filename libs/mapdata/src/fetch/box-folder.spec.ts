import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { forgetAbandoned } from './box-folder.js';

const DAY_MS = 24 * 3_600_000;

describe('forgetAbandoned', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'siaga-box-folder-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function made(name: string, folderDays: number, fileDays: number): Promise<void> {
    const own = path.join(folder, name);
    await mkdir(own);
    await writeFile(path.join(own, 'x.part'), 'x');
    const ago = (days: number): Date => new Date(Date.now() - days * DAY_MS);
    await utimes(path.join(own, 'x.part'), ago(fileDays), ago(fileDays));
    await utimes(own, ago(folderDays), ago(folderDays));
  }

  it('should take away what nobody has gone on with for a week, and nothing else', async () => {
    await made('osm-15.71', 8, 8);
    await made('osm-15.05', 8, 1);
    await made('osm-15.06', 6, 8);
    await made('mine', 80, 80);
    await writeFile(path.join(folder, 'osm-note'), 'x');
    await forgetAbandoned(folder, 'osm-');
    expect((await readdir(folder)).sort()).toEqual(['mine', 'osm-15.05', 'osm-15.06', 'osm-note']);
  });

  it('should find nothing where nothing was ever fetched', async () => {
    await forgetAbandoned(path.join(folder, 'maps'), 'osm-');
    expect(await readdir(folder)).toEqual([]);
  });
});
