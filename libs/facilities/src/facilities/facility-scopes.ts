import { Injectable } from '@nestjs/common';
import { KnowsScopes, type ScopeSource } from '#siaga/identity';
import type { Tx } from '#siaga/persistence';

/** Which facilities rights can be given for. */
@KnowsScopes('facility')
@Injectable()
export class FacilityScopes implements ScopeSource {
  async unknown(ids: readonly string[], reader: Pick<Tx, 'query'>): Promise<string[]> {
    const rows = await reader.query<{ id: string }>('SELECT id FROM facility WHERE id = ANY($1::uuid[])', [
      ids,
    ]);
    const known = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => !known.has(id));
  }

  async regionsOf(ids: readonly string[], reader: Pick<Tx, 'query'>): Promise<string[]> {
    const rows = await reader.query<{ region_code: string }>(
      'SELECT DISTINCT region_code FROM facility WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return rows.map(({ region_code }) => region_code);
  }
}
