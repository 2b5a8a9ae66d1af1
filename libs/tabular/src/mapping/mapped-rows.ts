import { problemAt, type CellProblem, type ProblemCode } from '../problems.js';
import type { Table, TableRow } from '../read/table.js';
import { readPhone, readText } from '../values/cell.policy.js';
import { OrderEvidence, readMoment, type DateOrder } from '../values/moment.policy.js';
import { readNumber } from '../values/number.policy.js';
import { readPoint } from '../values/point.policy.js';
import type { ColumnMapping, TableField } from './field.js';

/** A row brought to fields: what could be read of it, and what could not. Empty cells are left out. */
export interface MappedRow {
  row: number;
  /** Texts by field; moments as instants in UTC. */
  values: Readonly<Record<string, string>>;
  point: { lon: number; lat: number; decimals: number } | null;
  problems: CellProblem[];
}

/** How rows are brought to fields. */
export interface MapRowsOptions {
  fields: readonly TableField[];
  mapping: ColumnMapping;
  /** Zone of times without an offset. */
  timeZone: string;
}

/** Rows after which a column that writes no day in numbers is believed to go on so. */
const SURVEYED_ROWS = 2_000;

/** Order of day and month that a column of moments shows, by all of its cells; null where no cell tells or they differ. */
export async function surveyDates(
  table: Table,
  mapping: ColumnMapping,
  fields: readonly TableField[],
): Promise<DateOrder | null> {
  if (mapping.dateOrder !== null) return mapping.dateOrder;
  const columns = fields
    .filter(({ kind }) => kind === 'moment' || kind === 'day')
    .flatMap(({ name }) => [mapping.columns[name]])
    .filter((column) => column !== undefined);
  if (columns.length === 0) return null;
  const evidence = new OrderEvidence();
  let rows = 0;
  for await (const row of table.rows()) {
    if ('cells' in row) for (const column of columns) evidence.add(textOf(row.cells[column]));
    rows++;
    if (evidence.isMixed || (rows === SURVEYED_ROWS && !evidence.isNeeded && evidence.order === null)) break;
  }
  return evidence.order;
}

/** The rows of a table by field; `mapping.dateOrder` is taken as it is (see `surveyDates`). */
export async function* mapRows(
  table: Table,
  options: MapRowsOptions,
  onProgress?: (bytes: number) => void,
): AsyncGenerator<MappedRow> {
  for await (const row of table.rows(onProgress)) yield mapRow(row, options);
}

/** One row by field. */
export function mapRow(row: TableRow, options: MapRowsOptions): MappedRow {
  if ('problem' in row) {
    const problems = [problemAt(row.row, 'row', row.problem)];
    return { row: row.row, values: {}, point: null, problems };
  }
  return new RowMapper(row.row, row.cells, options).mapped();
}

class RowMapper {
  readonly #problems: CellProblem[] = [];
  readonly #values: Record<string, string> = {};

  constructor(
    private readonly row: number,
    private readonly cells: Readonly<Record<string, unknown>>,
    private readonly options: MapRowsOptions,
  ) {}

  mapped(): MappedRow {
    for (const field of this.options.fields) this.#take(field);
    return { row: this.row, values: this.#values, point: this.#point(), problems: this.#problems };
  }

  #cell(field: TableField): string {
    const column = this.options.mapping.columns[field.name];
    const text = column === undefined ? '' : textOf(this.cells[column]).trim();
    return text === '' || text === '-' ? (this.options.mapping.fixed[field.name] ?? '') : text;
  }

  #refuse(field: TableField, problem: ProblemCode): void {
    this.#problems.push(problemAt(this.row, this.options.mapping.columns[field.name] ?? field.name, problem));
  }

  #take(field: TableField): void {
    const cell = this.#cell(field);
    if (cell === '' || field.kind === 'lon' || field.kind === 'lat') return;
    const read = this.#read(field, cell);
    if ('problem' in read) this.#refuse(field, read.problem);
    else if (read.value !== '') this.#values[field.name] = read.value;
  }

  #read({ kind }: TableField, cell: string): { value: string } | { problem: ProblemCode } {
    switch (kind) {
      case 'phone':
        return readPhone(cell);
      case 'moment':
        return readMoment(cell, {
          timeZone: this.options.timeZone,
          order: this.options.mapping.dateOrder,
        });
      case 'number': {
        const read = readNumber(cell);
        return 'value' in read ? { value: String(read.value.number) } : read;
      }
      case 'verbatim':
      case 'day':
        return { value: cell };
      case 'text':
      case 'lon':
      case 'lat':
        return readText(cell);
    }
  }

  #point(): MappedRow['point'] {
    const lonField = this.options.fields.find(({ kind }) => kind === 'lon');
    const latField = this.options.fields.find(({ kind }) => kind === 'lat');
    if (lonField === undefined || latField === undefined) return null;
    const [lon, lat] = [this.#cell(lonField), this.#cell(latField)];
    if (lon === '' && lat === '') return null;
    const read = readPoint(lon, lat);
    if ('point' in read) return { ...read.point, decimals: read.decimals };
    this.#refuse(read.at === 'lon' ? lonField : latField, read.problem);
    return null;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
