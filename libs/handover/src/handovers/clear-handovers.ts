import { Injectable } from '@nestjs/common';
import type { HandoverFacts } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type ClearRows, type Tx } from '#siaga/persistence';
import { sealFacts, sealReason } from './handover-row.js';

const CLEAR = `(reason IS NOT NULL
  OR jsonb_typeof(facts->'place'->'label') = 'string' AND facts->'place'->>'label' <> ''
  OR jsonb_typeof(facts->'place'->'context') = 'string' AND facts->'place'->>'context' <> '')`;

/** Hand-overs from before their places and reasons were sealed. */
@Injectable()
export class ClearHandovers implements ClearRows {
  readonly name = 'handover';

  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async sealSome(tx: Tx, after: string, limit: number): Promise<string | null> {
    const rows = await tx.query<{ id: string; facts: HandoverFacts; reason: string | null }>(
      `SELECT id, facts, reason FROM handover WHERE id > $1 AND ${CLEAR} ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
      [after, limit],
    );
    await tx.query(
      `UPDATE handover SET facts = sealed.facts, reason = NULL, reason_sealed = coalesce(sealed.reason, reason_sealed)
       FROM unnest($1::uuid[], $2::jsonb[], $3::text[]) AS sealed (id, facts, reason) WHERE handover.id = sealed.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ facts }) => sealFacts(facts, this.cipher)),
        rows.map(({ reason }) => sealReason(reason, this.cipher)),
      ],
    );
    return rows.at(-1)?.id ?? null;
  }

  async anyLeft(): Promise<boolean> {
    return (await this.database.query(`SELECT 1 FROM handover WHERE ${CLEAR} LIMIT 1`)).length > 0;
  }
}
