import { Injectable } from '@nestjs/common';
import type { Place } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type ClearRows, type Tx } from '#siaga/persistence';
import { sealPlace } from './incident-row.js';

const CLEAR_INCIDENT = `(jsonb_typeof(place->'label') = 'string' AND place->>'label' <> ''
  OR jsonb_typeof(place->'context') = 'string' AND place->>'context' <> '')`;

/** Places of incidents from before they were sealed. */
@Injectable()
export class ClearIncidents implements ClearRows {
  readonly name = 'incident';

  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async sealSome(tx: Tx, after: string, limit: number): Promise<string | null> {
    const rows = await tx.query<{ id: string; place: Place }>(
      `SELECT id, place FROM incident WHERE id > $1 AND ${CLEAR_INCIDENT} ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
      [after, limit],
    );
    await tx.query(
      `UPDATE incident SET place = sealed.place FROM unnest($1::uuid[], $2::jsonb[]) AS sealed (id, place)
       WHERE incident.id = sealed.id`,
      [rows.map(({ id }) => id), rows.map(({ place }) => sealPlace(place, this.cipher))],
    );
    return rows.at(-1)?.id ?? null;
  }

  async anyLeft(): Promise<boolean> {
    return (await this.database.query(`SELECT 1 FROM incident WHERE ${CLEAR_INCIDENT} LIMIT 1`)).length > 0;
  }
}

/** Why assignments were declined or cancelled, from before that was sealed. */
@Injectable()
export class ClearReasons implements ClearRows {
  readonly name = 'assignment';

  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async sealSome(tx: Tx, after: string, limit: number): Promise<string | null> {
    const rows = await tx.query<{ id: string; reason: string | null }>(
      `SELECT id, reason FROM assignment WHERE id > $1 AND reason IS NOT NULL ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
      [after, limit],
    );
    await tx.query(
      `UPDATE assignment SET reason = NULL, reason_sealed = sealed.reason FROM unnest($1::uuid[], $2::text[]) AS sealed (id, reason)
       WHERE assignment.id = sealed.id`,
      [rows.map(({ id }) => id), rows.map(({ reason }) => this.cipher.seal(reason))],
    );
    return rows.at(-1)?.id ?? null;
  }

  async anyLeft(): Promise<boolean> {
    const [row] = await this.database.query('SELECT 1 FROM assignment WHERE reason IS NOT NULL LIMIT 1');
    return row !== undefined;
  }
}

/** Notes of stamps from before they were sealed. */
@Injectable()
export class ClearNotes implements ClearRows {
  readonly name = 'assignment_stamp';

  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async sealSome(tx: Tx, after: string, limit: number): Promise<string | null> {
    const rows = await tx.query<{ id: string; note: string | null }>(
      `SELECT id, note FROM assignment_stamp WHERE id > $1 AND note IS NOT NULL ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
      [after, limit],
    );
    await tx.query(
      `UPDATE assignment_stamp SET note = NULL, note_sealed = sealed.note FROM unnest($1::uuid[], $2::text[]) AS sealed (id, note)
       WHERE assignment_stamp.id = sealed.id`,
      [rows.map(({ id }) => id), rows.map(({ note }) => this.cipher.seal(note))],
    );
    return rows.at(-1)?.id ?? null;
  }

  async anyLeft(): Promise<boolean> {
    const [row] = await this.database.query('SELECT 1 FROM assignment_stamp WHERE note IS NOT NULL LIMIT 1');
    return row !== undefined;
  }
}
