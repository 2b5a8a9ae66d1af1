import { Injectable } from '@nestjs/common';
import { isInRegion, type Facility, type ListColumns, type ListFile } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import {
  TooManyRows,
  type ListAtHand,
  type ListKind,
  type ListReading,
  type ReadRows,
  type RowOutcome,
  type RowProblem,
} from '#siaga/lists';
import { FACILITY_FIELDS, isEnough } from '../import/facility-fields.js';
import { rowSetOf } from '../import/facility-importer.service.js';
import { FacilityPlacer } from '../import/facility-placer.js';
import type { PlacedSet } from '../import/facility-set.js';
import { FacilityStore, type RowOutcome as StoredRow } from '../import/facility-store.js';
import { headingsOf, readSource } from '../import/read-source.js';
import type { RowProblem as FieldProblem } from '../import/source-row.js';

/** A set with the columns that its problems are said by. */
export interface FacilityRows {
  readonly placed: PlacedSet;
  readonly columns: ListColumns;
}

/** What is mapped by a person is stored as our own layout: the same list again replaces its rows. */
const MAPPED_SOURCE = 'siaga';
/** Fields of problems whose name is that of a column of our own layout. */
const FIELD_OF: Readonly<Record<string, string>> = {
  region_code: 'regionCode',
  er_level: 'erLevel',
  is_always_open: 'isAlwaysOpen',
};

/** Lists of hospitals and puskesmas. Each row needs the right for its own region, and for that of the facility that it would take over. */
@Injectable()
export class FacilityList implements ListKind<FacilityRows> {
  readonly name = 'facilities';
  readonly right = 'facility.manage';
  readonly fields = FACILITY_FIELDS;

  constructor(
    private readonly placer: FacilityPlacer,
    private readonly facilities: FacilityStore,
  ) {}

  headingsOf({ path }: ListAtHand, more: readonly string[]): ReturnType<typeof headingsOf> {
    return headingsOf(path, more);
  }

  isEnough(columns: ListColumns, hasGeometry: boolean): boolean {
    return isEnough(columns, hasGeometry);
  }

  async read(
    { path, file }: ListAtHand,
    { columns, regionCode }: ListReading,
    mostRows: number,
  ): Promise<ReadRows<FacilityRows>> {
    const source = await readSource(path, { preset: null, ...(columns !== null && { columns }) });
    const used = Object.fromEntries(
      Object.entries(source.preset.columns).filter(([, heading]) => source.headings.includes(heading)),
    );
    const set = rowSetOf(source, columns === null ? source.preset.source : MAPPED_SOURCE, file.fileName);
    if (set.total > mostRows) throw new TooManyRows(`${set.total} > ${mostRows}`);
    const placed = await this.placer.place(set, regionCode);
    const say = (problem: FieldProblem): RowProblem => sayIn(used, problem);
    return {
      rows: { placed, columns: used },
      columns: used,
      total: placed.total,
      refused: placed.refused.map(say),
      notes: placed.notes.map(say),
    };
  }

  async judge(caller: Caller, _: ListFile, { placed, columns }: FacilityRows): Promise<RowOutcome[]> {
    const rows = await this.facilities.compare(placed, { mayWrite: writesOf(caller) });
    return rows.map((row) => outcomeOf(row, columns));
  }

  async store(caller: Caller, _: ListFile, { placed, columns }: FacilityRows): Promise<RowOutcome[]> {
    const options = { actor: caller.actor, mayWrite: writesOf(caller) };
    const { outcomes } = await this.facilities.store(placed, options);
    return outcomes.map((row) => outcomeOf(row, columns));
  }
}

function outcomeOf({ imported, result, problem }: StoredRow, columns: ListColumns): RowOutcome {
  const { line, name, kind, address, regionCode, point, phone, flags } = imported;
  const cells = { kind, address, regionCode, ...(phone !== null && { phone }) } satisfies Partial<
    Record<keyof Facility, string>
  >;
  return {
    line,
    name,
    cells,
    point,
    flags: [...flags],
    result,
    problem: problem && sayIn(columns, problem),
  };
}

function sayIn(columns: ListColumns, { line, field, code, message }: FieldProblem): RowProblem {
  return { line, column: columns[FIELD_OF[field] ?? field] ?? null, code, message };
}

function writesOf(caller: Caller): (regionCode: string) => boolean {
  const own = caller.audience('facility.manage').regionCodes;
  return (regionCode) => own.some((scope) => isInRegion(regionCode, scope));
}
