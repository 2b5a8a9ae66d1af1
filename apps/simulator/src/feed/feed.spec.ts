import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type IngestResult } from '#siaga/contracts';
import { problemAt, type PreparedRow } from '#siaga/tabular';
import { UsageError } from '../cli/options.js';
import { readSfFile } from '../history/read-sf-file.js';
import { feedEvents } from './feed-events.js';
import { readRecords } from './read-records.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'siaga-feed-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const target = path.join(folder, name);
  await writeFile(target, text);
  return target;
}

describe('reading call files', () => {
  it('should read CSV with quotes, a byte order mark and the true line numbers', async () => {
    const { records } = await readRecords(
      await file('a.csv', '\ufeffalamat,desa\n"Jl. Contoh, no 1",A\n\n"dua\nbaris",B\n'),
    );
    expect(records).toEqual([
      { line: 2, fields: { alamat: 'Jl. Contoh, no 1', desa: 'A' } },
      { line: 5, fields: { alamat: 'dua\nbaris', desa: 'B' } },
    ]);
  });

  it('should name rows that do not fit the heading', async () => {
    const { records, unreadable } = await readRecords(
      await file('b.csv', 'type,at\noffered\noffered,now,extra\noffered,now\n'),
    );
    expect(records).toHaveLength(1);
    expect(unreadable.map((row) => row.line)).toEqual([2, 3]);
  });

  it('should read JSON lines and name the broken ones', async () => {
    const { records, unreadable } = await readRecords(
      await file('c.jsonl', '{"type":"offered"}\n\n[1]\nnot json\n{"type":"ended"}'),
    );
    expect(records.map((record) => record.line)).toEqual([1, 5]);
    expect(unreadable.map((row) => row.line)).toEqual([3, 4]);
  });

  it.each([
    ['gone.csv', null, /Cannot read/],
    ['empty.csv', '', /empty/],
    ['page.csv', '<html><body>', /web page/],
  ])('should say in one line what is wrong with %s', async (name, text, words) => {
    const read = readRecords(text === null ? path.join(folder, name) : await file(name, text));
    await expect(read).rejects.toThrow(UsageError);
    await expect(read).rejects.toThrow(words);
  });
});

describe('a replay', () => {
  it('should say which columns it saw and how to name them, of a layout it does not know', async () => {
    const read = readSfFile(await file('d.csv', 'Address,Type,Datetime\nA,B,11/28/2026 09:15:31 AM\n'));
    await expect(read).rejects.toThrow(UsageError);
    await expect(read).rejects.toThrow(/Columns seen: Address, Type, Datetime[\s\S]*--columns "Call Number=/);
  });

  it('should read another file whose columns are named', async () => {
    const text =
      'Nomor,Unit,Terima,Catat,Kirim,Selesai,Titik\n' +
      '1,A1,04/07/2020 11:53:08 PM,04/07/2020 11:54:08 PM,04/07/2020 11:55:08 PM,04/07/2020 11:59:08 PM,"(37.7, -122.4)"\n';
    const columns =
      'Call Number=Nomor;Unit ID=Unit;Received DtTm=Terima;Entry DtTm=Catat;Dispatch DtTm=Kirim;Available DtTm=Selesai;Location=Titik';
    const { responses, refused } = await readSfFile(await file('e.csv', text), { columns });
    expect(refused).toEqual([]);
    expect(responses).toMatchObject([
      { callNumber: '1', unitId: 'A1', receivedAt: '2020-04-08T06:53:08.000Z' },
    ]);
  });
});

describe('feedEvents', () => {
  async function* rows(): AsyncGenerator<PreparedRow> {
    for (let index = 0; index < 5; index++)
      yield await Promise.resolve({
        line: index + 2,
        events: [{ sourceCallId: String(index) }],
        isRefused: false,
        problems: [],
      });
  }
  const judged = (batch: readonly unknown[], refused: number): IngestResult => ({
    accepted: batch.length - refused,
    duplicates: 0,
    refused,
    events: Array.from({ length: refused }, (_, index) => ({
      ...{ index, status: 'refused', callId: null },
      fields: [{ path: 'at', message: 'Use ISO time' }],
    })),
  });

  it('should send in batches and say which lines were refused', async () => {
    const sizes: number[] = [];
    const post = (batch: readonly unknown[]): Promise<IngestResult> => {
      sizes.push(batch.length);
      return Promise.resolve(judged(batch, 1));
    };
    const summary = await feedEvents(rows(), 2, post, () => undefined);
    expect(sizes).toEqual([2, 2, 1]);
    expect(summary).toMatchObject({ sent: 5, accepted: 2 });
    expect(summary.refused).toEqual([2, 4, 6].map((line) => ({ line, problems: 'at: Use ISO time' })));
  });

  it('should send a row without its bad cell, and a refused one not at all', async () => {
    async function* two(): AsyncGenerator<PreparedRow> {
      const problems = [problemAt(2, 'from', 'phone.shortened')];
      yield await Promise.resolve({ line: 2, events: [{ a: 1 }], isRefused: false, problems });
      yield {
        line: 3,
        events: [{ a: 2 }],
        isRefused: true,
        problems: [problemAt(3, 'at', 'date.ambiguous')],
      };
    }
    const sent: unknown[] = [];
    const post = (batch: readonly unknown[]): Promise<IngestResult> => {
      sent.push(...batch);
      return Promise.resolve(judged(batch, 0));
    };
    const summary = await feedEvents(two(), 10, post, () => undefined);
    expect(sent).toEqual([{ a: 1 }]);
    expect(summary).toMatchObject({ rows: 2, sent: 1, refusedCount: 1, notedCount: 1 });
    expect(summary.noted[0]?.problems).toMatch(/^row 2, column "from": The spreadsheet has shortened/);
    expect(summary.refused[0]?.problems).toMatch(/^row 3, column "at": This may be day\/month/);
  });
});
