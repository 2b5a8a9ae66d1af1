import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Actor, Facility } from '#siaga/contracts';
import { Journal, type EntryOf } from '#siaga/journal';
import { Clock, newId } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { learnBpsRegencies, witnessesIn } from './bps-regency.policy.js';
import { rowOfFact, type FacilityFact } from './facility-fact.js';
import { findDuplicates, type DuplicatePair } from './duplicates.policy.js';
import { FacilityImportRepository, type FacilityWrite } from './facility-import.repository.js';
import { Gazetteer } from './gazetteer.js';
import { countFlags, type ImportReport } from './import-report.js';
import { MAP_POINT_ACCURACY_M, rowOfMapFacility, type MapFacility } from './map-facility.js';
import { mergeImport } from './merge-import.policy.js';
import { parseRow } from './parse-row.policy.js';
import { RowPlacer, sharedPointsOf, type ImportedFacility } from './place-rows.js';
import { readSource } from './read-source.js';
import type { ParsedRow, RowProblem } from './source-row.js';

/** How an import is to be done. */
export interface ImportOptions {
  /** Who the journal names. */
  actor: Actor;
  /** Layout of the file when it is not to be guessed from its columns. */
  preset?: string;
  /** Heading by field, where a person has mapped them. */
  columns?: Readonly<Record<string, string>>;
  /** Name to store the rows under; the preset's when not given. The same name again replaces the same rows. */
  source?: string;
  /** Kemendagri regency code of rows that state none. */
  defaultRegion?: string;
  /** Called as rows are placed and again as they are stored. */
  onProgress?: (stage: 'placing' | 'storing', done: number, total: number) => void;
}

/** Rows that were read somehow, to be placed and stored under one source. */
interface RowSet {
  rows: readonly ParsedRow[];
  /** Accuracy of an unflagged stated point, in metres. */
  pointAccuracyM: number;
  source: string;
  fileName: string;
  /** Rows the file had, refused ones included. */
  total: number;
  refused: RowProblem[];
  notes: RowProblem[];
}

const BATCH_ROWS = 500;
const PROGRESS_EVERY_ROWS = 50;

/**
 * Imports facilities. A source is stored in one transaction: all of its rows or, on an error, none. Run again it changes only
 * what differs, under the same ids, and journals `facility.imported.v1` for each facility that is new or changed.
 */
@Injectable()
export class FacilityImporter {
  constructor(
    private readonly database: Database,
    private readonly repository: FacilityImportRepository,
    private readonly journal: Journal,
    private readonly gazetteer: Gazetteer,
    private readonly clock: Clock,
  ) {}

  /** Imports a file of any kind that `openTable` knows. Throws UnreadableFileError when its columns fit no layout; a bad row is only refused. */
  async importFile(path: string, options: ImportOptions): Promise<ImportReport> {
    const file = await readSource(path, { preset: options.preset ?? null, columns: options.columns });
    const decisions = file.rows.map((row) => parseRow(row, file.preset));
    const set: RowSet = {
      rows: decisions.flatMap((decision) => (decision.ok ? [decision.row] : [])),
      pointAccuracyM: file.preset.pointAccuracyM,
      source: options.source ?? file.preset.source,
      fileName: basename(path),
      total: file.rows.length + file.refused.length,
      refused: [...file.refused, ...decisions.flatMap((decision) => (decision.ok ? [] : decision.problems))],
      notes: decisions.flatMap((decision) => (decision.ok ? decision.notes : [])),
    };
    return this.importSet(set, options);
  }

  /** Imports facilities given as facts, such as the demo region's; they are placed by their addresses. */
  async importFacts(
    facts: readonly FacilityFact[],
    source: string,
    options: ImportOptions,
  ): Promise<ImportReport> {
    const rows = facts.map(rowOfFact);
    const set = { rows, pointAccuracyM: 0, source, fileName: '', total: rows.length, refused: [], notes: [] };
    return this.importSet(set, options);
  }

  /**
   * Imports the facilities of a map. They are placed by their points, which the kecamatan they state confirms or doubts as in
   * a list; what a map does not tell (beds, ER level) stays as it is known.
   */
  async importMapFacilities(
    facilities: readonly MapFacility[],
    source: string,
    options: ImportOptions,
  ): Promise<ImportReport> {
    const rows = facilities.map(rowOfMapFacility);
    const found = { fileName: '', total: rows.length, refused: [], notes: [] };
    return this.importSet({ rows, pointAccuracyM: MAP_POINT_ACCURACY_M, source, ...found }, options);
  }

  /** The stored facilities of a source by the source's own keys. */
  async facilitiesOf(source: string): Promise<Map<string, Facility>> {
    return this.repository.ofSource(source);
  }

  private async importSet(set: RowSet, options: ImportOptions): Promise<ImportReport> {
    const unique = withoutRepeats(set);
    const placed = await this.placeAll({ ...set, rows: unique.rows }, options);
    const duplicates = await this.flagDuplicates(placed.facilities, set.source);
    const problems = { refused: [...set.refused, ...unique.refused, ...placed.refused], notes: set.notes };
    return this.database.transaction((tx) =>
      this.store(tx, set, placed.facilities, { ...problems, duplicates }, options),
    );
  }

  private async placeAll(
    set: RowSet,
    options: ImportOptions,
  ): Promise<{ facilities: ImportedFacility[]; refused: RowProblem[] }> {
    const { directory, finder } = await this.gazetteer.open();
    const bps = learnBpsRegencies(witnessesIn(set.rows), directory);
    const knowledge = { directory, bps, defaultRegion: options.defaultRegion ?? null };
    const placer = new RowPlacer(knowledge, finder, set.pointAccuracyM, sharedPointsOf(set.rows));
    const facilities: ImportedFacility[] = [];
    const refused: RowProblem[] = [];
    for (const [index, row] of set.rows.entries()) {
      const placed = await placer.place(row);
      if ('message' in placed) refused.push(placed);
      else facilities.push(placed);
      if ((index + 1) % PROGRESS_EVERY_ROWS === 0) {
        options.onProgress?.('placing', index + 1, set.rows.length);
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
    }
    options.onProgress?.('placing', set.rows.length, set.rows.length);
    return { facilities, refused };
  }

  /** Flags the file's own part of each pair; facilities of other sources are named in the report and left as they are. */
  private async flagDuplicates(
    facilities: readonly ImportedFacility[],
    source: string,
  ): Promise<ImportReport['duplicates']> {
    const { directory } = await this.gazetteer.open();
    const own = new Map(facilities.map((facility) => [`own:${facility.sourceKey}`, facility]));
    const others = new Map(
      (await this.repository.ofOtherSources(source)).map((facility) => [`other:${facility.id}`, facility]),
    );
    const all = [
      ...[...own].map(([key, facility]) => ({ ...facility, key })),
      ...[...others].map(([key, facility]) => ({ ...facility, key })),
    ];
    const pairs = findDuplicates(all, (code) => directory.regency(code)?.name ?? '').filter(
      (pair) => own.has(pair.a) || own.has(pair.b),
    );
    for (const key of pairs.flatMap((pair) => [pair.a, pair.b])) {
      const facility = own.get(key);
      if (facility !== undefined && !facility.flags.includes('possible_duplicate'))
        facility.flags.push('possible_duplicate');
    }
    const nameOf = (key: string): string => {
      const facility = own.get(key) ?? others.get(key);
      return facility === undefined ? key : `${facility.name} (${facility.regionCode})`;
    };
    return pairs.map((pair: DuplicatePair) => ({ a: nameOf(pair.a), b: nameOf(pair.b), why: pair.why }));
  }

  private async store(
    tx: Tx,
    set: RowSet,
    facilities: readonly ImportedFacility[],
    found: Pick<ImportReport, 'refused' | 'notes' | 'duplicates'>,
    options: ImportOptions,
  ): Promise<ImportReport> {
    const at = this.clock.now();
    const stored = await this.repository.lockSource(tx, set.source);
    const merged = facilities.map((imported) => ({
      imported,
      ...mergeImport(stored.get(imported.sourceKey) ?? null, imported, { id: newId(), at }),
    }));
    const changed = merged.filter((each) => each.isChanged);
    const keys = new Set(facilities.map((facility) => facility.sourceKey));
    const created = changed.filter((each) => each.facility.version === 1).length;
    const report: ImportReport = {
      source: set.source,
      fileName: set.fileName,
      rows: set.total,
      imported: facilities.length,
      created,
      updated: changed.length - created,
      unchanged: facilities.length - changed.length,
      absent: [...stored.keys()].filter((key) => !keys.has(key)).length,
      flagged: facilities.filter((facility) => facility.flags.length > 0).length,
      flags: countFlags(facilities),
      ...found,
    };
    const writes = changed.map(({ facility, imported }): FacilityWrite => {
      return {
        facility,
        source: set.source,
        sourceKey: imported.sourceKey,
        statedPoint: imported.statedPoint,
      };
    });
    await this.writeAll(tx, writes, options);
    await this.repository.saveReport(tx, newId(), at, report);
    return report;
  }

  private async writeAll(tx: Tx, writes: readonly FacilityWrite[], options: ImportOptions): Promise<void> {
    for (let from = 0; from < writes.length; from += BATCH_ROWS) {
      const batch = writes.slice(from, from + BATCH_ROWS);
      await this.repository.upsert(tx, batch);
      options.onProgress?.('storing', Math.min(from + BATCH_ROWS, writes.length), writes.length);
    }
    for (const { facility } of writes) await this.journal.append(tx, importedEntry(facility, options.actor));
  }
}

/** A key that comes twice in one file names one facility: the first row is taken, the others are refused. */
function withoutRepeats(set: RowSet): { rows: ParsedRow[]; refused: RowProblem[] } {
  const lines = new Map<string, number>();
  const rows: ParsedRow[] = [];
  const refused: RowProblem[] = [];
  for (const row of set.rows) {
    const first = lines.get(row.sourceKey);
    if (first === undefined) {
      lines.set(row.sourceKey, row.line);
      rows.push(row);
    } else
      refused.push({
        line: row.line,
        field: 'code',
        message: `Same facility as line ${first}; leave one of them out`,
      });
  }
  return { rows, refused };
}

function importedEntry(facility: Facility, actor: Actor): EntryOf<'facility'> {
  return {
    type: 'facility.imported.v1',
    entity: 'facility',
    entityId: facility.id,
    version: facility.version,
    regionCode: facility.regionCode,
    facilityId: facility.id,
    actor,
    data: facility,
  };
}
