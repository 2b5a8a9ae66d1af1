import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = 'geocoding-misses.txt';

/** The questions that were answered wrongly: written to the folder BENCH_MISSES where it is set, and nowhere else. */
export class Misses {
  private readonly lines: string[] = [];

  add(kind: string, question: string, answer: string, truth: unknown): void {
    this.lines.push(
      [kind, question, answer, typeof truth === 'string' ? truth : JSON.stringify(truth)].join('\t'),
    );
  }

  write(): void {
    const folder = process.env.BENCH_MISSES;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, FILE), `${this.lines.join('\n')}\n`);
  }
}
