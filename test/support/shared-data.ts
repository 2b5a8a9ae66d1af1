import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe } from '@jest/globals';

const DATA = path.resolve(import.meta.dirname, '../../../shared/data');

/** The full name of a file of the real input, which lies beside the repository and not in it. */
export function sharedFile(name: string): string {
  return path.join(DATA, name);
}

/** `describe` where every file is there; elsewhere it prints why and passes the tests over. */
export function describeWithFiles(title: string, files: readonly string[], tests: () => void): void {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) process.stdout.write(`${title}: skipped, ../shared/data is not here\n`);
  (missing.length > 0 ? describe.skip : describe)(title, tests);
}
