import type { Centre } from '#siaga/contracts';
import type { CentreEntity } from './centre.entity.js';

/** A centre with what its public view does not show. Never leaves this lib. */
export interface StoredCentre {
  view: Centre;
  secretSealed: string | null;
}

/** `hasArea` is told by the database, which does not send the borders along. */
export function toStoredCentre(row: CentreEntity, hasArea: boolean): StoredCentre {
  const { id, version, code, regionCode, name, regionCodes, phones, script, baseUrl, secretSealed, isOwn } =
    row;
  const hasSecret = secretSealed !== null;
  const view = {
    id,
    version,
    code,
    regionCode,
    name,
    regionCodes,
    hasArea,
    phones,
    script,
    baseUrl,
    hasSecret,
    isOwn,
  };
  return { view, secretSealed };
}
