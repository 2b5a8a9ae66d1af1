import type { Connection, Pool, Submittable } from 'pg';

/** The parts of pg's connection that a COPY needs and its types leave out. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** A statement that feeds `COPY … FROM STDIN`; pg calls the handlers as the server's messages come. */
class CopyIn implements Submittable {
  readonly done: Promise<void>;
  private settle: { resolve: () => void; reject: (error: Error) => void } | null = null;

  constructor(
    private readonly sql: string,
    private readonly text: string | Buffer,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
  }

  submit(connection: Connection): void {
    connection.query(this.sql);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(typeof this.text === 'string' ? Buffer.from(this.text) : this.text);
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {
    return undefined;
  }

  handleError(error: Error): void {
    this.settle?.reject(error);
  }

  handleReadyForQuery(): void {
    this.settle?.resolve();
  }
}

/** Runs one `COPY … FROM STDIN` with a whole text. */
export async function copyIn(pool: Pool, sql: string, text: string | Buffer): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(new CopyIn(sql, text)).done;
  } finally {
    client.release();
  }
}
