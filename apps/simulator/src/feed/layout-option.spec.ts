import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CallLayout, callLayoutOf, callLayoutWith } from '#siaga/tabular';
import { UsageError } from '../cli/options.js';
import { layoutOption, saveMapping } from './layout-option.js';

const HEADINGS = ['Waktu', 'Nomor penelepon', 'Lokasi: jalan = gang'];
const SEATTLE = ['Address', 'Type', 'Datetime', 'Latitude', 'Longitude', 'Incident Number'];

function layoutOf(headings: readonly string[], preset: 'canonical' | 'asterisk' | 'seattle'): CallLayout {
  const layout = callLayoutOf(headings, preset);
  if (layout === null) throw new Error(`${headings.join(', ')} are no ${preset}`);
  return layout;
}

describe('a mapping that is kept in a file', () => {
  let folder: string;
  let kept: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'siaga-mapping-option-'));
    kept = path.join(folder, 'kept');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const save = (layout: CallLayout): Promise<void> =>
    saveMapping({ values: { 'save-mapping': kept }, positionals: [] }, layout);
  const read = (
    values: Record<string, string>,
    headings: readonly string[] = HEADINGS,
  ): Promise<CallLayout> => layoutOption({ values, positionals: [] }, 'calls.csv', headings);

  it('should read the next file as the one it was kept from', async () => {
    const shown = await read({
      columns: 'at=Waktu;from=Nomor penelepon;locationText=Lokasi: jalan = gang;queue:=A',
    });
    await save(shown);
    expect(await read({ mapping: kept })).toEqual(shown);
    expect(shown.mapping.columns).toHaveProperty('locationText', 'Lokasi: jalan = gang');
    const found = await read({});
    await save(found);
    expect((await read({ mapping: kept })).mapping).toEqual(found.mapping);
    expect(found.mapping.columns).toEqual({ at: 'Waktu', from: 'Nomor penelepon' });
  });

  it('should stand behind columns that are named beside it', async () => {
    await writeFile(kept, 'at=Waktu;from=Nomor penelepon\n');
    const { mapping } = await read({ mapping: kept, columns: 'at=Waktu' });
    expect(mapping.columns).toEqual({ at: 'Waktu' });
  });

  it.each([
    [
      'records of exchanges',
      () => layoutOf(['calldate', 'src', 'dst', 'disposition', 'duration'], 'asterisk'),
      /exchanges/,
    ],
    [
      'a list of another city, whose clock no column tells',
      () => layoutOf(SEATTLE, 'seattle'),
      /--map seattle/,
    ],
    ['a column that its text cannot name', () => callLayoutWith({ at: 'Waktu; WIB' }, {}), /"at=Waktu; WIB"/],
  ])('should not be made of %s', async (_, layout, words) => {
    await writeFile(kept, 'as it was');
    await expect(save(layout())).rejects.toThrow(UsageError);
    await expect(save(layout())).rejects.toThrow(words);
    expect(await readFile(kept, 'utf8')).toBe('as it was');
  });

  it.each([
    ['is not there', null, /Cannot read/],
    [
      'names a column that the file has not',
      'at=Jam',
      /kept: there is no column "Jam"\. Columns seen: Waktu,/,
    ],
    ['names no field', 'jam=Waktu', /kept: "jam=Waktu" names no field/],
  ])('should be refused in one line when it %s', async (_, text, words) => {
    if (text === null) await rm(kept, { force: true });
    else await writeFile(kept, text);
    await expect(read({ mapping: kept })).rejects.toThrow(UsageError);
    await expect(read({ mapping: kept })).rejects.toThrow(words);
  });
});
