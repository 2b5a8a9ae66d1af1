import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { openTable } from './open-table.js';

const MB = 1024 * 1024;
const ROWS = 400_000;

it('should read a file far larger than the memory it takes', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'siaga-big-'));
  const file = path.join(folder, 'big.csv');
  const out = createWriteStream(file);
  out.write('id;waktu;tempat\n');
  for (let row = 0; row < ROWS; row += 1_000) {
    const lines = Array.from(
      { length: 1_000 },
      (_, at) => `${String(row + at)};28/11/2026 09.15;"${'Jl. Contoh '.repeat(18)}"\n`,
    );
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  const before = process.memoryUsage().rss;
  let [count, peak] = [0, 0];
  for await (const row of (await openTable(file)).rows()) {
    if ('cells' in row) count++;
    if (count % 5_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  }
  await rm(folder, { recursive: true });
  expect(count).toBe(ROWS);
  expect(peak - before).toBeLessThan(200 * MB);
}, 120_000);
