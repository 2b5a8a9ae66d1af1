import { readFileSync } from 'node:fs';
import { sharedFile } from './shared-data.js';

/** Where the samples stand. */
export const FOLDER = '../fixtures/bpjs';
/** A file for each service: eleven of a hospital, six of a puskesmas. */
export const FILES = [
  ...['rs01-token', 'rs02-status-antrean', 'rs03-ambil-antrean', 'rs04-sisa-antrean', 'rs05-batal-antrean'],
  ...['rs06-checkin', 'rs07-info-pasien-baru', 'rs08-jadwal-operasi-rs', 'rs09-jadwal-operasi-pasien'],
  ...['rs10-ambil-antrean-farmasi', 'rs11-status-antrean-farmasi'],
  ...[
    'fktp01-auth',
    'fktp02-status',
    'fktp03-antrean',
    'fktp04-sisapeserta',
    'fktp05-batal',
    'fktp06-peserta',
  ],
] as const;
/** One service's file. */
export type SampleFile = (typeof FILES)[number];

/** One sample, with where it was found. */
export interface Sample {
  readonly source: string;
  readonly request: Record<string, unknown> | null;
  readonly response:
    string | { response?: Record<string, unknown>; metadata: { code: number; message: string } };
  readonly note?: string;
}

/** Where a file stands. */
export const fileOf = (file: string): string => sharedFile(`${FOLDER}/${file}.json`);
/** The samples of one service. */
export const samplesOf = (file: SampleFile): Sample[] =>
  (JSON.parse(readFileSync(fileOf(file), 'utf8')) as { cases: Sample[] }).cases;
