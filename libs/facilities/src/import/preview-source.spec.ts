import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { columnsText } from '#siaga/tabular';
import { previewSource } from './preview-source.js';
import { facilityColumns, readSource, UnreadableFileError } from './read-source.js';

const CSV =
  'Fasilitas;Golongan;Kab;Ket;Kontak;Lintang;Bujur\n' +
  'Bunda;RS;Kota Jambi;lama;0741-60001;-1,6101;103,6131\n' +
  'Melati;Apotek;Kota Jambi;;0741-60002;;\n' +
  'Kenanga;Puskesmas;Kota Jambi;;8,13E+10;-1,62;103,62\n';

describe('previewSource', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'siaga-facility-preview-'));
    file = path.join(folder, 'list.csv');
    await writeFile(file, CSV);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('should show which column is what, the first rows as they will be read, and what is wrong where', async () => {
    const columns = facilityColumns(
      'name=Fasilitas;kind=Golongan;regencyName=Kab;phone=Kontak;lat=Lintang;lon=Bujur',
    );
    const shown = await previewSource(file, { preset: null, columns }, 1);
    expect(shown.columns).toEqual(columns);
    expect(shown.unused).toEqual(['Ket']);
    expect(shown.rows).toBe(3);
    expect(shown.first).toHaveLength(1);
    expect(shown.first[0]).toMatchObject({
      line: 2,
      name: 'Bunda',
      kind: 'hospital',
      phone: '0741-60001',
      stated: { point: { lat: -1.6101, lon: 103.6131 } },
    });
    expect(shown.refused).toEqual([
      { line: 3, field: 'kind', code: 'kind.none', message: expect.stringContaining('Apotek') },
    ]);
    expect(shown.notes).toEqual([
      { line: 4, field: 'phone', code: 'phone.shortened', message: expect.stringContaining('shortened') },
    ]);
  });

  it('should read the next file by the mapping that was kept of it, and refuse one that lacks a column', async () => {
    const columns = facilityColumns('name=Fasilitas;kind=Golongan;regencyName=Kab');
    const shown = await previewSource(file, { preset: null, columns }, 3);
    const kept = columnsText(shown.columns);
    if ('problem' in kept) throw new Error(kept.problem);
    const again = await readSource(file, { preset: null, columns: facilityColumns(kept.text) });
    expect(again.rows.map(({ name }) => name)).toEqual(['Bunda', 'Melati', 'Kenanga']);
    const other = path.join(folder, 'other.csv');
    await writeFile(other, 'Nama;Kab\nBunda;Kota Jambi\n');
    await expect(previewSource(other, { preset: null, columns }, 3)).rejects.toThrow(UnreadableFileError);
    expect(columnsText({ name: 'Nama; alamat' })).toEqual({
      problem: expect.stringContaining('Nama; alamat'),
    });
  });
});
