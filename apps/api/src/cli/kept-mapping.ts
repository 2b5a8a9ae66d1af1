import { readFile, writeFile } from 'node:fs/promises';
import { columnsText } from '#siaga/tabular';

/** A mapping that cannot be read or kept; the message says it all. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
}

/** What `--columns` says, or the file of `--mapping`; undefined where the headings alone are to tell. Throws MappingError. */
export async function askedColumns(options: {
  columns?: string;
  mapping?: string;
}): Promise<string | undefined> {
  if (options.columns !== undefined || options.mapping === undefined) return options.columns;
  const text = await readFile(options.mapping, 'utf8').catch((cause: unknown) => {
    throw new MappingError(`Cannot read ${options.mapping}: check the name and the rights.`, { cause });
  });
  return text.trim();
}

/** Keeps heading by field, to read the next such file by. Throws MappingError for what cannot be kept. */
export async function keepColumns(file: string, columns: Readonly<Record<string, string>>): Promise<void> {
  const kept = columnsText(columns);
  if ('problem' in kept) throw new MappingError(`--save-mapping ${kept.problem}`);
  await writeFile(file, `${kept.text}\n`);
}
