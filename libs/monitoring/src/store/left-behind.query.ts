import { Injectable } from '@nestjs/common';
import type { KeepingCheck } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';

/** A column of the database in which something of a person may stand, and by which other column it is that of a case. */
export interface PersonalColumn {
  readonly table: string;
  readonly column: string;
  readonly link: string;
}

/** An area and the moment that is asked for. */
export interface KeepingAsked {
  readonly regionCode: string;
  readonly now: Date;
}

/** So long the job may be late before somebody is said to be overdue: it comes every five minutes. */
const GRACE = "interval '15 minutes'";
const IN_AREA = `(c.region_code = $2 OR c.region_code LIKE $3)`;
const OVERDUE = `c.erased_at IS NULL AND c.closed_at < $1::timestamptz - make_interval(days => (p.rules->>'keptDays')::int) - ${GRACE}`;

/** The text that counts what is left in a column. The names are those of the catalogue, and quoted. */
export function leftSql({ table, column, link }: PersonalColumn): string {
  const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return `SELECT count(*)::int AS left FROM monitored_case c
    JOIN monitoring_program p ON p.id = c.program_id AND p.version = c.program_version
    JOIN ${name(table)} x ON x.${name(link)} = c.id
    WHERE c.closed_at IS NOT NULL AND ${IN_AREA} AND (c.erased_at IS NOT NULL OR (${OVERDUE}))
      AND length(x.${name(column)}::text) > $4`;
}

/** What is left of people whose time is over: asked of the database's own catalogue, so that a table that comes later is asked too. */
@Injectable()
export class LeftBehindQuery {
  /** What an empty text is as long as, when it is sealed. */
  private readonly emptyLength: number;

  constructor(cipher: PersonalDataCipher) {
    this.emptyLength = cipher.seal('').length;
  }

  /** Each column that may hold something of a person, and of how many who are to be forgotten it does. */
  async of(tx: Pick<Tx, 'query'>, { regionCode, now }: KeepingAsked): Promise<KeepingCheck[]> {
    const below = regionCode === 'ID' ? '%' : `${regionCode}.%`;
    const checks: KeepingCheck[] = [];
    for (const place of await this.columns(tx)) {
      const isSealed = place.column.endsWith('_sealed');
      const [row] = await tx.query<{ left: number }>(leftSql(place), [
        ...[now, regionCode, below, isSealed ? this.emptyLength : 0],
      ]);
      checks.push({ table: place.table, column: place.column, left: row?.left ?? 0 });
    }
    return checks;
  }

  /**
   * Columns of what is sealed, looked up by or shown as a person, of every table with a case in it. The security trail is none: it tells of staff,
   * and of a person no more than a number that leads to nobody.
   */
  private columns(tx: Pick<Tx, 'query'>): Promise<PersonalColumn[]> {
    return tx.query<PersonalColumn>(
      `SELECT t.relname::text AS "table", c.attname::text AS "column", l.attname::text AS link
       FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
         JOIN pg_attribute l ON l.attrelid = t.oid AND NOT l.attisdropped AND l.atttypid = 'uuid'::regtype
           AND l.attname = CASE WHEN t.relname = 'monitored_case' THEN 'id' WHEN EXISTS (
             SELECT FROM pg_attribute o WHERE o.attrelid = t.oid AND o.attname = 'case_id') THEN 'case_id' ELSE 'subject_id' END
       WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace AND t.relname NOT LIKE 'security\\_%'
         AND c.attname ~ '(_sealed|_digest|_label)$'
       ORDER BY 1, 2`,
    );
  }
}
