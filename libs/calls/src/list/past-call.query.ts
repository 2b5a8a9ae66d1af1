import { Inject, Injectable } from '@nestjs/common';
import { isInRegion, type Call } from '#siaga/contracts';
import { ENV, type Env } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { SAME_CALL_MS } from '../domain/past-call.policy.js';

interface KnownRow {
  source_call_id: string | null;
  offered_at: Date;
  region_code: string;
}

/** Which calls of a list are there already: of this list, or heard live from a telephone system. */
@Injectable()
export class PastCallQuery {
  constructor(@Inject(ENV) private readonly env: Env) {}

  /** Tells of each of these calls whether it is known in the region. */
  async known(
    reader: Pick<Tx, 'query'>,
    regionCode: string,
    calls: readonly Call[],
  ): Promise<(call: Pick<Call, 'sourceCallId' | 'offeredAt'>) => boolean> {
    const sources = new Set([
      ...calls.map(({ source }) => source),
      ...Object.keys(this.env.SIAGA_INGEST_SOURCES),
    ]);
    const rows = await reader.query<KnownRow>(
      'SELECT source_call_id, offered_at, region_code FROM call WHERE source = ANY($1) AND source_call_id = ANY($2)',
      [[...sources], calls.map(({ sourceCallId }) => sourceCallId)],
    );
    const own = rows.filter((row) => isInRegion(row.region_code, regionCode));
    return ({ sourceCallId, offeredAt }) =>
      own.some(
        (row) =>
          row.source_call_id === sourceCallId &&
          Math.abs(row.offered_at.getTime() - Date.parse(offeredAt)) <= SAME_CALL_MS,
      );
  }
}
