import type { BedCapacity, Diversion, Facility } from '#siaga/contracts';

/** A row of `facility` as the database gives it with `FACILITY_COLUMNS`. Never leaves this lib. */
export interface FacilityRow {
  id: string;
  version: number;
  region_code: string;
  district_code: string | null;
  name: string;
  kind: Facility['kind'];
  kemkes_code: string | null;
  address: string;
  phone: string | null;
  lon: number | null;
  lat: number | null;
  accuracy_m: number | null;
  point_source: Facility['pointSource'];
  flags: Facility['flags'];
  is_always_open: boolean;
  open_hours: Facility['openHours'];
  er_level: number;
  capabilities: Facility['capabilities'];
  beds: BedCapacity[];
  diversion: Diversion | null;
}

export const FACILITY_COLUMNS =
  'id, version, region_code, district_code, name, kind, kemkes_code, address, phone, ST_X(geom) AS lon, ST_Y(geom) AS lat, ' +
  'accuracy_m, point_source, flags, is_always_open, open_hours, er_level, capabilities, beds, diversion';

/**
 * The whole public view of a row. A diversion is given as it was set, also after its expiry: the view must not change without
 * a version, so whoever reads it compares `expiresAt` with the clock.
 */
export function toFacility(row: FacilityRow): Facility {
  return {
    id: row.id,
    version: row.version,
    regionCode: row.region_code,
    districtCode: row.district_code,
    name: row.name,
    kind: row.kind,
    kemkesCode: row.kemkes_code,
    address: row.address,
    phone: row.phone,
    point: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
    accuracyM: row.accuracy_m,
    pointSource: row.point_source,
    flags: row.flags,
    isAlwaysOpen: row.is_always_open,
    openHours: row.open_hours,
    erLevel: row.er_level,
    capabilities: row.capabilities,
    beds: row.beds,
    diversion: row.diversion,
  };
}
