import { Injectable } from '@nestjs/common';
import { isInRegion, regionLineage } from '#siaga/contracts';
import { KnowsScopes, type ScopeSource } from '#siaga/identity';
import { AppError } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';

const COUNTRY = 'ID';
/** No province has this code. What lies below it is made up: histories that are replayed, and trials. */
const MADE_UP = '99';

/** Which codes of regions the gazetteer knows: what is kept under another would be in nobody's reach, or in somebody's by chance. */
@KnowsScopes('region')
@Injectable()
export class RegionCodes implements ScopeSource {
  /** Those of the codes that are no region, or lie below one that is none; `ID` is the country. */
  async unknown(codes: readonly string[], reader: Pick<Tx, 'query'>): Promise<string[]> {
    const wanted = [...new Set(codes.flatMap(regionLineage))].filter((code) => !isGiven(code));
    const rows = await reader.query<{ code: string }>(
      'SELECT code FROM geo_region WHERE code = ANY($1::text[])',
      [wanted],
    );
    const known = new Set(rows.map(({ code }) => code));
    return codes.filter(
      (code) => code === MADE_UP || !regionLineage(code).every((part) => isGiven(part) || known.has(part)),
    );
  }

  /** Throws INPUT.INVALID at `path` (of a list with the index behind it) for a code that names no region. */
  async demandKnown(tx: Pick<Tx, 'query'>, path: string, codes: string | readonly string[]): Promise<void> {
    const list = typeof codes === 'string' ? [codes] : codes;
    const unknown = new Set(await this.unknown(list, tx));
    const fields = list.flatMap((code, index) =>
      unknown.has(code)
        ? [
            {
              path: typeof codes === 'string' ? path : `${path}.${index}`,
              message: `There is no region ${code}`,
            },
          ]
        : [],
    );
    if (fields.length > 0) throw new AppError('INPUT.INVALID', { fields });
  }
}

function isGiven(code: string): boolean {
  return code === COUNTRY || isInRegion(code, MADE_UP);
}
