import { describe, expect, it } from '@jest/globals';
import { type IngestResult } from '#siaga/contracts';
import { feedEvents } from './feed-events.js';
import { csvRows, jsonLines } from './read-records.js';

describe('reading call files', () => {
  it('should read CSV with quotes, a byte order mark and the true line numbers', () => {
    const { records } = csvRows('\ufeffalamat,desa\n"Jl. Contoh, no 1",A\n\n"dua\nbaris",B\n', 'places');
    expect(records).toEqual([
      { line: 2, fields: { alamat: 'Jl. Contoh, no 1', desa: 'A' } },
      { line: 5, fields: { alamat: 'dua\nbaris', desa: 'B' } },
    ]);
  });

  it('should name rows that do not fit the heading', () => {
    const { records, unreadable } = csvRows(
      'type,at\noffered\noffered,now,extra\noffered,now\n',
      'canonical',
    );
    expect(records).toHaveLength(1);
    expect(unreadable.map((row) => row.line)).toEqual([2, 3]);
  });

  it('should read JSON lines and name the broken ones', () => {
    const { records, unreadable } = jsonLines('{"type":"offered"}\n\n[1]\nnot json\n{"type":"ended"}');
    expect(records.map((record) => record.line)).toEqual([1, 5]);
    expect(unreadable.map((row) => row.line)).toEqual([3, 4]);
  });
});

describe('feedEvents', () => {
  const events = Array.from({ length: 5 }, (_, index) => ({
    line: index + 2,
    event: { sourceCallId: String(index) },
  }));

  it('should send in batches and say which lines were refused', async () => {
    const sizes: number[] = [];
    const post = (batch: readonly unknown[]): Promise<IngestResult> => {
      sizes.push(batch.length);
      const fields = [{ path: 'at', message: 'Use ISO time' }];
      return Promise.resolve({
        accepted: batch.length - 1,
        duplicates: 0,
        refused: 1,
        events: [{ index: 0, status: 'refused', callId: null, fields }],
      });
    };
    const summary = await feedEvents(events, 2, post, () => undefined);
    expect(sizes).toEqual([2, 2, 1]);
    expect(summary).toMatchObject({ sent: 5, accepted: 2 });
    expect(summary.refused).toEqual([2, 4, 6].map((line) => ({ line, problems: 'at: Use ISO time' })));
  });
});
