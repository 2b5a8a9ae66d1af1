import { Injectable } from '@nestjs/common';
import type { Place, RecommendationSummary } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type ClearRows, type Tx } from '#siaga/persistence';
import { sealPlace, sealSuggestion, sealWords } from './call-row.js';

/** True for a place that holds words in clear. */
const CLEAR = (place: string): string =>
  `(jsonb_typeof(${place}->'label') = 'string' AND ${place}->>'label' <> '' OR jsonb_typeof(${place}->'context') = 'string' AND ${place}->>'context' <> '')`;
const CLEAR_CALL = `(${CLEAR('place')} OR ${CLEAR("(suggestion->'place')")})`;

/** Places of calls from before they were sealed. */
@Injectable()
export class ClearCalls implements ClearRows {
  readonly name = 'call';

  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async sealSome(tx: Tx, after: string, limit: number): Promise<string | null> {
    const rows = await tx.query<{
      id: string;
      place: Place | null;
      suggestion: RecommendationSummary | null;
    }>(
      `SELECT id, place, suggestion FROM call WHERE id > $1 AND ${CLEAR_CALL} ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
      [after, limit],
    );
    await tx.query(
      `UPDATE call SET place = sealed.place, suggestion = sealed.suggestion
       FROM unnest($1::uuid[], $2::jsonb[], $3::jsonb[]) AS sealed (id, place, suggestion) WHERE call.id = sealed.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ place }) => sealPlace(place, this.cipher)),
        rows.map(({ suggestion }) => sealSuggestion(suggestion, this.cipher)),
      ],
    );
    return rows.at(-1)?.id ?? null;
  }

  async anyLeft(): Promise<boolean> {
    return (await this.database.query(`SELECT 1 FROM call WHERE ${CLEAR_CALL} LIMIT 1`)).length > 0;
  }
}

/** Fixes of calls from before their words were sealed. */
@Injectable()
export class ClearFixes implements ClearRows {
  readonly name = 'location_fix';

  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async sealSome(tx: Tx, after: string, limit: number): Promise<string | null> {
    const rows = await tx.query<{ id: string; label: string | null; context: string | null }>(
      `SELECT id, label, context FROM location_fix WHERE id > $1 AND label IS NOT NULL
       ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
      [after, limit],
    );
    await tx.query(
      `UPDATE location_fix SET label = NULL, context = NULL, words_sealed = sealed.words
       FROM unnest($1::uuid[], $2::text[]) AS sealed (id, words) WHERE location_fix.id = sealed.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ label, context }) =>
          sealWords({ label: label ?? '', context: context ?? '' }, this.cipher),
        ),
      ],
    );
    return rows.at(-1)?.id ?? null;
  }

  async anyLeft(): Promise<boolean> {
    const [row] = await this.database.query('SELECT 1 FROM location_fix WHERE label IS NOT NULL LIMIT 1');
    return row !== undefined;
  }
}
