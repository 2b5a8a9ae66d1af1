import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CentreFile, readCentreFile, UnreadableCentreFile } from './centre-file.js';

describe('readCentreFile', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'siaga-centre-file-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function read(content: string | Uint8Array, name = 'x.csv'): Promise<CentreFile> {
    const target = path.join(folder, name);
    await writeFile(target, content);
    return readCentreFile(target);
  }

  it.each([
    [
      'ours with commas',
      'code,name,regionCodes,phones,isOwn\npsc-a,PSC A,15.71;15.05,0811-0000-0701;119,ya\n',
    ],
    [
      'Indonesian with semicolons',
      'Kode;Nama;Kode Wilayah;Telepon;Pusat sendiri\npsc-a;PSC A;15.71 15.05;0811-0000-0701|119;Ya\n',
    ],
    [
      'UTF-16 with tabs',
      Buffer.from(
        '\ufeffcode\tname\tregionCodes\tphones\tisOwn\npsc-a\tPSC A\t15.71, 15.05\t0811-0000-0701 ; 119\tya\n',
        'utf16le',
      ),
    ],
    [
      'JSON',
      '[{"code":"psc-a","name":"PSC A","regionCodes":["15.71","15.05"],"phones":[{"number":"0811-0000-0701"},{"number":"119"}],"isOwn":true}]',
    ],
  ])('should read %s', async (_, content) => {
    const { rows, refused } = await read(content);
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([
      {
        centre: {
          ...{
            code: 'psc-a',
            name: 'PSC A',
            regionCode: '15.71',
            regionCodes: ['15.71', '15.05'],
            isOwn: true,
          },
          phones: [{ number: '0811-0000-0701' }, { number: '119' }],
        },
      },
    ]);
  });

  it('should refuse bad rows by row and field, and take the others', async () => {
    const { rows, refused } = await read(
      'code,name,regionCodes,phones,isOwn\npsc-a,PSC A,15.71,8.13E+10,ya\npsc-b,=A1,15.71,,tidak\npsc-c,PSC C,15.71,119\npsc-d,PSC D,15.71,119,mungkin\npsc-e,PSC E,15.71,119,tidak\n',
    );
    expect(rows.map(({ row }) => row)).toEqual([6]);
    expect(refused.map(({ row, fields }) => [row, fields[0]?.path])).toEqual([
      [2, 'phones'],
      [3, 'name'],
      [4, 'row'],
      [5, 'isOwn'],
    ]);
  });

  it.each([['a,b\n1,2\n'], ['[{"a":1}'], ['%PDF-1'], ['']])(
    'should say what is wrong with %j',
    async (content) => {
      await expect(read(content)).rejects.toThrow(UnreadableCentreFile);
    },
  );
});
