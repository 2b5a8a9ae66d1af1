import { Injectable } from '@nestjs/common';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type ClearRows, type Tx } from '#siaga/persistence';

/** Names of learned landmarks from before they were sealed. */
@Injectable()
export class ClearNames implements ClearRows {
  readonly name = 'learned_place';

  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async sealSome(tx: Tx, after: string, limit: number): Promise<string | null> {
    const rows = await tx.query<{ id: string; name: string | null }>(
      `SELECT id, name FROM learned_place WHERE id > $1 AND name IS NOT NULL ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
      [after, limit],
    );
    await tx.query(
      `UPDATE learned_place SET name = NULL, name_sealed = sealed.name FROM unnest($1::uuid[], $2::text[]) AS sealed (id, name)
       WHERE learned_place.id = sealed.id`,
      [rows.map(({ id }) => id), rows.map(({ name }) => this.cipher.seal(name))],
    );
    return rows.at(-1)?.id ?? null;
  }

  async anyLeft(): Promise<boolean> {
    const [row] = await this.database.query('SELECT 1 FROM learned_place WHERE name IS NOT NULL LIMIT 1');
    return row !== undefined;
  }
}
