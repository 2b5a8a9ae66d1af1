import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';

const PAGE_ROWS = 20_000;
const FLOOR_TABLE = 'floor_road';

/** The rows that an import made, as a file for one `COPY` into an empty table with the same columns and indexes. */
export class FloorRows {
  private constructor(
    private readonly client: Client,
    /** The statement that takes the file. */
    readonly copySql: string,
    private readonly columns: readonly string[],
  ) {}

  /** Makes the table beside the product's own. */
  static async open(databaseUrl: string): Promise<FloorRows> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(`CREATE TABLE ${FLOOR_TABLE} (LIKE map_road INCLUDING ALL)`);
    const { rows } = await client.query<{ name: string }>(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'map_road' ORDER BY ordinal_position",
    );
    const columns = rows.map((row) => row.name);
    return new FloorRows(client, `COPY ${FLOOR_TABLE} (${columns.join(', ')}) FROM STDIN`, columns);
  }

  /** Writes the roads in use; gives how many. */
  async write(file: string): Promise<number> {
    const { rows } = await this.client.query<{ n: number }>('SELECT count(*)::int AS n FROM map_road');
    await pipeline(Readable.from(this.lines()), createWriteStream(file));
    return rows[0]?.n ?? 0;
  }

  async clear(): Promise<void> {
    await this.client.query(`TRUNCATE ${FLOOR_TABLE}`);
  }

  /** How many rows the floor has copied in. */
  async count(): Promise<number> {
    const { rows } = await this.client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${FLOOR_TABLE}`);
    return rows[0]?.n ?? 0;
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private async *lines(): AsyncGenerator<string> {
    const texts = this.columns.map((name) => `coalesce(replace(${name}::text, '\\', '\\\\'), '\\N')`);
    const sql = `SELECT id, concat_ws(chr(9), ${texts.join(', ')}) AS line FROM map_road WHERE id > $1 ORDER BY id LIMIT ${PAGE_ROWS}`;
    for (let after = '0'; ;) {
      const { rows } = await this.client.query<{ id: string; line: string }>(sql, [after]);
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.id;
      yield rows.map((row) => `${row.line}\n`).join('');
    }
  }
}
