import { Injectable } from '@nestjs/common';
import type { JknExchange } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database } from '#siaga/persistence';

interface ExchangeRow {
  id: string;
  at: Date;
  direction: JknExchange['direction'];
  service: string;
  code: number | null;
  duration_ms: number;
  booking_code: string | null;
  words_sealed: string;
}

type Words = Pick<JknExchange, 'message' | 'request' | 'response'>;

/** Named queries of `jkn_exchange`: everything that was said, for disputes. */
@Injectable()
export class ExchangeRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Keeps one; its words are masked by whoever made them. */
  async add(facilityId: string, exchange: JknExchange): Promise<void> {
    const { id, at, direction, service, code, durationMs, bookingCode, message, request, response } =
      exchange;
    const words: Words = { message, request, response };
    await this.database.query(
      `INSERT INTO jkn_exchange (id, facility_id, at, direction, service, code, duration_ms, booking_code, words_sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, facilityId, at, direction, service, code, durationMs, bookingCode, this.cipher.seal(words)],
    );
  }

  /** The newest first; of one booking only, when it is named. */
  async list(
    facilityId: string,
    { bookingCode, before, limit }: { bookingCode: string | null; before: string | null; limit: number },
  ): Promise<JknExchange[]> {
    const rows = await this.database.query<ExchangeRow>(
      `SELECT id, at, direction, service, code, duration_ms, booking_code, words_sealed FROM jkn_exchange
       WHERE facility_id = $1 AND ($2::text IS NULL OR booking_code = $2) AND ($3::uuid IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [facilityId, bookingCode, before, limit],
    );
    return rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      direction: row.direction,
      service: row.service,
      code: row.code,
      durationMs: row.duration_ms,
      bookingCode: row.booking_code,
      ...(this.cipher.open(row.words_sealed) as Words),
    }));
  }

  /** By booking code, the services that BPJS answered with one of these codes. */
  async answered(
    facilityId: string,
    bookingCodes: readonly string[],
    codes: readonly number[],
  ): Promise<Map<string, Set<string>>> {
    const rows = await this.database.query<{ booking_code: string; services: string[] }>(
      `SELECT booking_code, array_agg(DISTINCT service) AS services FROM jkn_exchange
       WHERE facility_id = $1 AND booking_code = ANY($2::text[]) AND direction = 'out' AND code = ANY($3::int[])
       GROUP BY booking_code`,
      [facilityId, bookingCodes, codes],
    );
    return new Map(rows.map((row) => [row.booking_code, new Set(row.services)]));
  }

  /** Forgets what was said before, `limit` at a time; gives how many. */
  async forget(before: Date, limit: number): Promise<number> {
    const rows = await this.database.query(
      `DELETE FROM jkn_exchange WHERE id IN (
         SELECT id FROM jkn_exchange WHERE at < $1 ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING id`,
      [before, limit],
    );
    return rows.length;
  }
}
