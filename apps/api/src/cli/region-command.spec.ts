import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommanderError } from 'commander';
import { usageLine } from './program.js';
import { regionProgram, type RegionCommand } from './region-command.js';

describe('npm run region', () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'siaga-region-'));
    file = path.join(folder, 'jawa-tengah-latest.osm.pbf');
    writeFileSync(file, '');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function read(...args: string[]): Promise<RegionCommand | null> {
    let asked: RegionCommand | null = null;
    const program = regionProgram((command) => {
      asked = command;
      return Promise.resolve();
    });
    await program.parseAsync(args, { from: 'user' });
    return asked;
  }

  /** The line that a person reads who called it so. */
  async function problem(...args: string[]): Promise<string> {
    return read(...args).then(
      (command) => JSON.stringify(command),
      (error: unknown) => {
        if (!(error instanceof CommanderError)) throw error;
        expect(error.exitCode).toBe(1);
        return usageLine(error);
      },
    );
  }

  it('should keep several files as one map, named after the first or as asked', async () => {
    expect(await read('import', file, file)).toEqual({
      verb: 'import',
      files: [file, file],
      source: 'jawa-tengah-latest',
      memoryMb: undefined,
      isJson: false,
    });
    expect(await read('import', file, '--source', ' kota ', '--memory', '64', '--json')).toMatchObject({
      source: 'kota',
      memoryMb: 64,
      isJson: true,
    });
  });

  it('should fetch a region from where it is said, and import only what lies in one', async () => {
    expect(await read('fetch', '15.71')).toEqual({
      verb: 'fetch',
      region: '15.71',
      from: undefined,
      isForced: false,
      isLines: false,
      memoryMb: undefined,
      isJson: false,
    });
    expect(await read('fetch', 'Kota Jambi', '--from', 'geofabrik', '--force')).toMatchObject({
      region: 'Kota Jambi',
      from: 'geofabrik',
      isForced: true,
    });
    expect(await read('import', file, '--only', '15.71')).toMatchObject({ only: '15.71' });
  });

  it('should list, remove and check', async () => {
    expect(await read('list', '--json')).toEqual({ verb: 'list', isJson: true });
    expect(await read('remove', 'kota')).toEqual({ verb: 'remove', source: 'kota' });
    expect(await read('check')).toEqual({ verb: 'check', source: null, isJson: false });
    expect(await read('check', 'kota')).toEqual({ verb: 'check', source: 'kota', isJson: false });
  });

  it.each([
    [['import'], "missing required argument 'FILE'"],
    [['import', 'x', '--memory', '8'], 'It is no whole number of MiB from 16 on'],
    [['import', 'x', '--source', ' '], 'Give a name of 1 to 100 characters'],
    [['import', 'x', '--sorce', 'y'], "unknown option '--sorce' (Did you mean --source?)"],
    [['fetch'], "missing required argument 'REGION'"],
    [['fetch', '15.71', '--from', 'google'], 'Allowed choices are overpass, geofabrik'],
    [['remove'], "missing required argument 'SOURCE'"],
    [['check', 'a', 'b'], 'too many arguments'],
    [['lst'], "unknown command 'lst' (Did you mean list?)"],
  ])('should say in one line what is wrong with %j', async (args, text) => {
    const line = await problem(...args);
    expect(line).toContain(text);
    expect(line).toMatch(/^[^\n]+ See --help\.$/);
  });

  it('should name the file that is not there', async () => {
    await expect(read('import', path.join(folder, 'none.osm'))).rejects.toThrow('ENOENT');
  });
});
