import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { facilityColumns, readSource, UnreadableFileError } from './read-source.js';

describe('readSource', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'siaga-facilities-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function file(name: string, text: string): Promise<string> {
    const target = path.join(folder, name);
    await writeFile(target, text);
    return target;
  }

  it('should know the Kemenkes layout and read nothing from helper columns', async () => {
    const csv =
      'kode_prov,name_prov,kode_faskes,jenis_faskes,nama_faskes,alamat_faskes,lat_,long_,x_kode_kec\n' +
      '15,JAMBI,P1571070201,PUSKESMAS,TAHTUL YAMAN,"Jl. KH. Tomok,  Kec. Pelayangan",-1.582604,103.654228,15.05.06\n';
    const { preset, rows } = await readSource(await file('a.csv', csv), null);
    expect(preset.name).toBe('kemenkes');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ line: 2, code: 'P1571070201', lon: '103.654228', lat: '-1.582604' });
    expect(JSON.stringify(rows)).not.toContain('15.05.06');
  });

  it('should read our own layout with semicolons, a byte order mark and quoted line breaks', async () => {
    const csv =
      '\ufeffname;kind;region_code;address;capabilities\nRS A;hospital;15.71;"Jl. A\nKec. B";icu,ct\n\nRS B;hospital;15.71;-;\n';
    const { preset, rows } = await readSource(await file('b.csv', csv), null);
    expect(preset.name).toBe('siaga');
    expect(rows.map((row) => [row.name, row.address, row.capabilities])).toEqual([
      ['RS A', 'Jl. A\nKec. B', 'icu,ct'],
      ['RS B', null, null],
    ]);
  });

  it('should read points and properties of GeoJSON and refuse features that are none', async () => {
    const geojson = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { Nama_RS: 'RS A', Kategori: 'Rumah Sakit', Kecamatan: 'Umbulharjo' },
          geometry: { type: 'Point', coordinates: [110.38, -7.81] },
        },
        {
          type: 'Feature',
          properties: { Nama_RS: 'RS B', Kategori: 'Rumah Sakit', Kecamatan: 'Kraton' },
          geometry: null,
        },
        'nothing',
      ],
    });
    const { preset, rows, refused } = await readSource(await file('c.geojson', geojson), null);
    expect(preset.name).toBe('webgis');
    expect(rows.map((row) => [row.name, row.districtName, row.lon])).toEqual([
      ['RS A', 'Umbulharjo', '110.38'],
      ['RS B', 'Kraton', null],
    ]);
    expect(refused).toMatchObject([{ line: 3, field: 'feature' }]);
  });

  it.each([
    ['d.csv', 'a,b\n1,2\n'],
    ['e.csv', ''],
    ['f.geojson', '{'],
    ['g.json', '[]'],
  ])('should say that %s is no list of facilities', async (name, text) => {
    await expect(readSource(await file(name, text), null)).rejects.toThrow(UnreadableFileError);
  });

  it('should refuse a row with too many cells and keep its neighbours', async () => {
    const csv =
      'name,kind,region_code\nRS A,hospital,15.71\nRS B,hospital,15.71,extra\nRS C,hospital,15.71\n';
    const { rows, refused } = await readSource(await file('h.csv', csv), null);
    expect(rows.map((row) => [row.name, row.line])).toEqual([
      ['RS A', 2],
      ['RS C', 4],
    ]);
    expect(refused).toMatchObject([{ line: 3, field: 'row' }]);
  });

  it('should read headings as people write them, below a title', async () => {
    const csv =
      'DAFTAR FASKES;;;;;\nNama Rumah Sakit;Kab/Kota;Alamat;Bujur;Lintang;No. Telp\nRS A;Kota Jambi;Jl. A;103,61;-1,61;0741-1\n';
    const { preset, rows } = await readSource(await file('i.csv', csv), null);
    expect(preset.name).toBe('siaga');
    expect(rows).toMatchObject([
      { line: 3, name: 'RS A', regencyName: 'Kota Jambi', lon: '103,61', phone: '0741-1' },
    ]);
  });

  it('should read columns that a person mapped, and say when there is none of that name', async () => {
    const target = await file('j.csv', 'x,y z,w\nRS A,15.71,hospital\n');
    const columns = facilityColumns('name=x; regionCode=y z;kind=w');
    expect((await readSource(target, { preset: null, columns })).rows).toMatchObject([
      { name: 'RS A', regionCode: '15.71', kind: 'hospital' },
    ]);
    await expect(readSource(target, { preset: null, columns: { name: 'Nama' } })).rejects.toThrow(
      /no column "Nama"/,
    );
    expect(() => facilityColumns('nama=x')).toThrow(UnreadableFileError);
  });

  it('should say which columns it saw and how to map them', async () => {
    const read = readSource(await file('k.csv', 'a,b\n1,2\n'), null);
    await expect(read).rejects.toThrow(/Columns seen: a, b\.[\s\S]*--columns/);
  });

  it('should refuse a row with a stray quotation mark and keep its neighbours', async () => {
    const csv = `name;kind;region_code\nRS A;hospital;15.71\nRS 1"2;hospital;15.71\nRS C;hospital;15.71\n`;
    const { rows, refused } = await readSource(await file('l.csv', csv), null);
    expect(rows.map((row) => row.name)).toEqual(['RS A', 'RS C']);
    expect(refused).toMatchObject([{ line: 3, field: 'row' }]);
  });

  it.each(['gone.csv', 'gone.geojson'])('should say that %s is not there', async (name) => {
    await expect(readSource(path.join(folder, name), null)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
