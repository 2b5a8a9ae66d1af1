import type { Pool, PoolClient } from 'pg';

/** A column of a statement's result. */
export interface ResultColumn {
  readonly name: string;
  readonly typeId: number;
  /** True when it stands in a table as NOT NULL, false when it may be null there, null when it is computed. */
  readonly isRequired: boolean | null;
}

interface Field {
  name: string;
  tableID: number;
  columnID: number;
  dataTypeID: number;
}

/** What pg hands the answers of a query to. */
interface Submitted {
  submit(connection: Wire): void;
  handleRowDescription(message: { fields: Field[] }): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
}

interface Wire {
  parse(query: { name: string; text: string }): void;
  describe(what: { type: 'S'; name: string }): void;
  sync(): void;
}

/** Lets the database parse statements and tell what they would give, without running them. */
export class StatementDescriber {
  private constructor(
    private readonly client: PoolClient,
    private readonly required: ReadonlyMap<string, boolean>,
  ) {}

  static async open(pool: Pool): Promise<StatementDescriber> {
    const client = await pool.connect();
    const { rows } = await client.query<{ column: string; required: boolean }>(
      `SELECT a.attrelid || '.' || a.attnum AS column, a.attnotnull AS required
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') WHERE a.attnum > 0`,
    );
    return new StatementDescriber(client, new Map(rows.map((row) => [row.column, row.required])));
  }

  close(): void {
    this.client.release();
  }

  /** The columns of its rows, none for a statement without rows. Throws what the database says of it. */
  async columns(sql: string): Promise<ResultColumn[]> {
    const fields = await new Promise<Field[]>((resolve, reject) => {
      let seen: Field[] = [];
      const submitted: Submitted = {
        submit: (connection) => {
          connection.parse({ name: '', text: sql });
          connection.describe({ type: 'S', name: '' });
          connection.sync();
        },
        handleRowDescription: (message) => (seen = message.fields),
        // pg forgets a query that failed; the connection is ready again by the same sync.
        handleError: reject,
        handleReadyForQuery: () => resolve(seen),
      };
      void this.client.query(submitted as unknown as Parameters<PoolClient['query']>[0]);
    });
    return fields.map((field) => ({
      name: field.name,
      typeId: field.dataTypeID,
      isRequired: this.required.get(`${field.tableID}.${field.columnID}`) ?? null,
    }));
  }
}
