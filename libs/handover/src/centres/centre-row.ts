import type { Centre, CentrePhone } from '#siaga/contracts';

/** A row of `centre` without its geometry. */
export interface CentreRow {
  id: string;
  version: number;
  code: string;
  region_code: string;
  name: string;
  region_codes: string[];
  has_area: boolean;
  phones: CentrePhone[];
  script: string | null;
  base_url: string | null;
  secret_sealed: string | null;
  is_own: boolean;
}

export const CENTRE_COLUMNS = `id, version, code, region_code, name, region_codes, area IS NOT NULL AS has_area, phones, script, base_url,
  secret_sealed, is_own`;

/** A centre with what its public view does not show. Never leaves this lib. */
export interface StoredCentre {
  view: Centre;
  secretSealed: string | null;
}

export function toStoredCentre(row: CentreRow): StoredCentre {
  const view: Centre = {
    id: row.id,
    version: row.version,
    code: row.code,
    regionCode: row.region_code,
    name: row.name,
    regionCodes: row.region_codes,
    hasArea: row.has_area,
    phones: row.phones,
    script: row.script,
    baseUrl: row.base_url,
    hasSecret: row.secret_sealed !== null,
    isOwn: row.is_own,
  };
  return { view, secretSealed: row.secret_sealed };
}
