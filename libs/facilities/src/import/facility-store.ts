import { Injectable } from '@nestjs/common';
import type { Actor, Facility, ListRowResult } from '#siaga/contracts';
import { Journal, type EntryOf } from '#siaga/journal';
import { Clock, newId } from '#siaga/kernel';
import { Database, isDataProblem, type Tx } from '#siaga/persistence';
import { FacilityImportRepository } from './facility-import.repository.js';
import type { ImportProgress, PlacedSet } from './facility-set.js';
import { countFlags, type ImportReport } from './import-report.js';
import { mergeImport, type StoredFacility } from './merge-import.policy.js';
import type { ImportedFacility } from './place-rows.js';
import type { RowProblem } from './source-row.js';

/** Who stores, and where: a row of another region is refused. */
export interface StoreOptions {
  readonly actor: Actor;
  readonly mayWrite?: (regionCode: string) => boolean;
  readonly onProgress?: ImportProgress;
  /** All rows in one transaction, or on an error none: for who waits for it alone. */
  readonly isWhole?: boolean;
}

/** What becomes of a row. */
export interface RowOutcome {
  readonly imported: ImportedFacility;
  readonly result: ListRowResult;
  readonly problem: RowProblem | null;
}

/**
 * Every change is an entry of the journal, whose lock the rows of a transaction hold until they are committed: so few at a time keep no command
 * of the others waiting for long.
 */
const ROWS_AT_ONCE = 50;

/** Compares placed facilities with those that are stored, and stores what differs. */
@Injectable()
export class FacilityStore {
  constructor(
    private readonly database: Database,
    private readonly repository: FacilityImportRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** What `store` would do with each row now. */
  async compare(set: PlacedSet, options: Pick<StoreOptions, 'mayWrite'>): Promise<RowOutcome[]> {
    const stored = await this.repository.withKeys(this.database, set.source, keysOf(set.facilities));
    return this.decide(set.facilities, stored, options).map(({ outcome }) => outcome);
  }

  /**
   * Stores row by row as far as each goes, some in a transaction (all, with `isWhole`): run again after a break it goes on, for what is there
   * as it is told changes nothing. Journals `facility.imported.v1` for each facility that is new or changed.
   */
  async store(
    set: PlacedSet,
    options: StoreOptions,
  ): Promise<{ report: ImportReport; outcomes: RowOutcome[] }> {
    const outcomes: RowOutcome[] = [];
    const atOnce = options.isWhole === true ? Math.max(1, set.facilities.length) : ROWS_AT_ONCE;
    for (let from = 0; from < set.facilities.length; from += atOnce) {
      outcomes.push(...(await this.some(set.source, set.facilities.slice(from, from + atOnce), options)));
      options.onProgress?.('storing', outcomes.length, set.facilities.length);
    }
    const report = await this.reportOf(set, outcomes);
    await this.database.transaction((tx) =>
      this.repository.saveReport(tx, newId(), this.clock.now(), report),
    );
    return { report, outcomes };
  }

  /** A row that the database refuses is found by doing each by itself. */
  private async some(
    source: string,
    rows: readonly ImportedFacility[],
    options: StoreOptions,
  ): Promise<RowOutcome[]> {
    try {
      return await this.database.transaction((tx) => this.write(tx, source, rows, options));
    } catch (error) {
      if (options.isWhole === true || !isDataProblem(error)) throw error;
      const [only, ...others] = rows;
      if (only === undefined) throw error;
      if (others.length === 0) return [refusal(only, 'row', 'row.unstorable', messageOf(error))];
      const each: RowOutcome[] = [];
      for (const row of rows) each.push(...(await this.some(source, [row], options)));
      return each;
    }
  }

  private async write(
    tx: Tx,
    source: string,
    rows: readonly ImportedFacility[],
    options: StoreOptions,
  ): Promise<RowOutcome[]> {
    await this.repository.lockSource(tx, source);
    const stored = await this.repository.withKeys(tx, source, keysOf(rows), true);
    const decided = this.decide(rows, stored, options);
    const changed = decided.flatMap(({ outcome: { imported, result }, facility }) =>
      facility !== null && (result === 'created' || result === 'updated') ? [{ imported, facility }] : [],
    );
    await this.repository.upsert(
      tx,
      changed.map(({ imported: { sourceKey, statedPoint }, facility }) => {
        return { facility, source, sourceKey, statedPoint };
      }),
    );
    for (const { facility } of changed) await this.journal.append(tx, importedEntry(facility, options.actor));
    return decided.map(({ outcome }) => outcome);
  }

  private decide(
    rows: readonly ImportedFacility[],
    stored: ReadonlyMap<string, StoredFacility>,
    { mayWrite = () => true }: Pick<StoreOptions, 'mayWrite'>,
  ): { outcome: RowOutcome; facility: Facility | null }[] {
    const at = this.clock.now();
    return rows.map((imported) => {
      const before = stored.get(imported.sourceKey) ?? null;
      const regions = [imported.regionCode, ...(before === null ? [] : [before.facility.regionCode])];
      const beyond = regions.find((code) => !mayWrite(code));
      if (beyond !== undefined) {
        const why = `${imported.regionCode} is none of your regions, or the facility stands in another`;
        return { outcome: refusal(imported, 'region_code', 'region.others', why), facility: null };
      }
      const { facility, isChanged } = mergeImport(before, imported, { id: newId(), at });
      const result = before === null ? 'created' : isChanged ? 'updated' : 'unchanged';
      return { outcome: { imported, result, problem: null }, facility };
    });
  }

  private async reportOf(set: PlacedSet, outcomes: readonly RowOutcome[]): Promise<ImportReport> {
    const { source, fileName, total, notes, duplicates } = set;
    const taken = outcomes.flatMap(({ imported, result }) => (result === 'refused' ? [] : [imported]));
    const count = (wanted: ListRowResult): number =>
      outcomes.filter(({ result }) => result === wanted).length;
    return {
      source,
      fileName,
      rows: total,
      imported: taken.length,
      created: count('created'),
      updated: count('updated'),
      unchanged: count('unchanged'),
      absent: await this.repository.countOthers(source, keysOf(set.facilities)),
      flagged: taken.filter(({ flags }) => flags.length > 0).length,
      flags: countFlags(taken),
      refused: [...set.refused, ...outcomes.flatMap(({ problem }) => problem ?? [])],
      notes: [...notes],
      duplicates,
    };
  }
}

const keysOf = (rows: readonly ImportedFacility[]): string[] => rows.map(({ sourceKey }) => sourceKey);

function messageOf(error: unknown): string {
  return `The database does not take this row: ${error instanceof Error ? error.message : String(error)}`;
}

function refusal(
  imported: ImportedFacility,
  field: string,
  code: RowProblem['code'],
  message: string,
): RowOutcome {
  return { imported, result: 'refused', problem: { line: imported.line, field, code, message } };
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
