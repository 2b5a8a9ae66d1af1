import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Actor, Facility } from '#siaga/contracts';
import { rowOfFact, type FacilityFact } from './facility-fact.js';
import { FacilityImportRepository } from './facility-import.repository.js';
import { FacilityPlacer } from './facility-placer.js';
import type { ImportProgress, RowSet } from './facility-set.js';
import { FacilityStore } from './facility-store.js';
import type { ImportReport } from './import-report.js';
import { MAP_POINT_ACCURACY_M, rowOfMapFacility, type MapFacility } from './map-facility.js';
import { parseRow } from './parse-row.policy.js';
import { readSource, type SourceFile } from './read-source.js';

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
  onProgress?: ImportProgress;
}

/**
 * Imports facilities. A bad row is refused by itself; what is good of a source is stored in one transaction: all of it or, on an error, none.
 * Run again it changes only what differs, under the same ids, and journals `facility.imported.v1` for each facility that is new or changed.
 */
@Injectable()
export class FacilityImporter {
  constructor(
    private readonly repository: FacilityImportRepository,
    private readonly placer: FacilityPlacer,
    private readonly facilities: FacilityStore,
  ) {}

  /** Imports a file of any kind that `openTable` knows. Throws UnreadableFileError when its columns fit no layout; a bad row is only refused. */
  async importFile(path: string, options: ImportOptions): Promise<ImportReport> {
    const file = await readSource(path, { preset: options.preset ?? null, columns: options.columns });
    return this.importSet(rowSetOf(file, options.source ?? file.preset.source, basename(path)), options);
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
    const placed = await this.placer.place(set, options.defaultRegion ?? null, options.onProgress);
    return (await this.facilities.store(placed, { ...options, isWhole: true })).report;
  }
}

/** The rows of a file, parsed; what is refused of them is known. */
export function rowSetOf(file: SourceFile, source: string, fileName: string): RowSet {
  const decisions = file.rows.map((row) => parseRow(row, file.preset));
  return {
    rows: decisions.flatMap((decision) => (decision.ok ? [decision.row] : [])),
    pointAccuracyM: file.preset.pointAccuracyM,
    source,
    fileName,
    total: file.rows.length + file.refused.length,
    refused: [...file.refused, ...decisions.flatMap((decision) => (decision.ok ? [] : decision.problems))],
    notes: decisions.flatMap((decision) => (decision.ok ? decision.notes : [])),
  };
}
