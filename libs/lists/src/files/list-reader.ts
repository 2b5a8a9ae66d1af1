import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LIST_MAX_ROWS, type ListColumns, type ListMapping, type ListPreview } from '#siaga/contracts';
import { matchHeadings } from '#siaga/tabular';
import {
  TooManyRows,
  UnreadableList,
  type ListAtHand,
  type ListReading,
  type ReadableListKind,
  type ReadRows,
} from '../kinds/list-kind.js';
import { fittingMapping } from '../mappings/fitting-mapping.policy.js';
import { ListFileRepository, type StoredFile } from './list-file.repository.js';

/** A list as it is read: its headings in any case, its rows where they can be. */
export interface ReadList {
  headings: readonly string[];
  columns: ListColumns;
  mapping: ListMapping | null;
  reading: ListReading;
  rows: ReadRows | null;
  /** Why nothing can be made of the file as it is read now. */
  refusal: ListPreview['refusal'];
}

const FOLDER = 'siaga-list-';
const NOTHING = { headings: [], columns: {}, mapping: null, rows: null };

/** Reads a list that lies in pieces. Outside of the database only while it is read, in a folder that is gone afterwards. */
@Injectable()
export class ListReader implements OnModuleInit {
  constructor(private readonly files: ListFileRepository) {}

  /** What a process that was killed while it read has left behind: people stand in it. */
  onModuleInit(): Promise<void> {
    return forgetLeftBehind(tmpdir());
  }

  /** Reads it by the columns that are asked for, else by the saved mapping that fits its headings best, else by the headings themselves. */
  async read(
    kind: ReadableListKind,
    file: StoredFile,
    asked: ListReading,
    saved: readonly ListMapping[],
  ): Promise<ReadList> {
    const folder = await mkdtemp(path.join(tmpdir(), `${FOLDER}${String(process.pid)}-`));
    try {
      const list = { path: path.join(folder, 'list'), file: file.view };
      await pipeline(this.files.pieces(file.view), createWriteStream(list.path, { mode: 0o600 }));
      return await readList(kind, list, asked, saved);
    } catch (error) {
      if (!(error instanceof UnreadableList)) throw error;
      return { ...NOTHING, reading: asked, refusal: { kind: 'file', message: error.message } };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** Removes the folders of processes that are gone. */
export async function forgetLeftBehind(root: string): Promise<void> {
  const left = (await readdir(root)).filter((name) => name.startsWith(FOLDER) && !isAlive(pidOf(name)));
  // Another account's cannot be removed, and is another service's.
  await Promise.allSettled(left.map((name) => rm(path.join(root, name), { recursive: true, force: true })));
}

const pidOf = (name: string): number => Number(name.slice(FOLDER.length).split('-')[0]);

function isAlive(pid: number): boolean {
  try {
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readList(
  kind: ReadableListKind,
  list: ListAtHand,
  asked: ListReading,
  saved: readonly ListMapping[],
): Promise<ReadList> {
  const more = [
    ...Object.values(asked.columns ?? {}),
    ...saved.flatMap(({ columns }) => Object.values(columns)),
  ];
  const { headings, hasGeometry } = await kind.headingsOf(list, more);
  const isEnough = (columns: ListColumns): boolean => kind.isEnough(columns, hasGeometry);
  const mapping = asked.columns === null ? fittingMapping(saved, headings, isEnough) : null;
  const columns = asked.columns ?? mapping?.columns ?? null;
  const reading = { ...asked, columns };
  const seen = { headings, columns: columns ?? {}, mapping, reading, rows: null };
  if (columns !== null && !isEnough(columns))
    return { ...seen, refusal: { kind: 'columns', message: 'These columns are not enough' } };
  try {
    const rows = await kind.read(list, reading, LIST_MAX_ROWS);
    return { ...seen, columns: rows.columns, rows, refusal: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (error instanceof TooManyRows) return { ...seen, refusal: { kind: 'rows', message } };
    if (!(error instanceof UnreadableList)) throw error;
    // The headings are known, so that a person can pick from them; those that are told alone are picked already.
    const begun = columns ?? matchHeadings(headings, kind.fields).columns;
    return { ...seen, columns: begun, refusal: { kind: 'columns', message } };
  }
}
