import type { FixDoubt, Unit } from '#siaga/contracts';
import { capabilitiesOf } from '../domain/capabilities.policy.js';
import { PLAIN, type PlainField } from './unit.entity.js';

const FIELDS = Object.keys(PLAIN) as PlainField[];

/** What a unit is made with. */
export type PlainUnit = Pick<Unit, PlainField>;
type PlainRow = { [F in PlainField as (typeof PLAIN)[F]]: Unit[F] };

export interface UnitRow extends PlainRow {
  id: string;
  version: number;
  home_facility_id: string | null;
  home_name: string | null;
  home_lon: number | null;
  home_lat: number | null;
  former_call_signs: string[];
  retired_at: Date | null;
  crew: { accountId: string; name: string; signedOnAt: string }[];
  lon: number | null;
  lat: number | null;
  accuracy_m: number | null;
  speed_mps: number | null;
  heading_deg: number | null;
  at: Date | null;
  received_at: Date | null;
  doubt: FixDoubt | null;
  doubt_lon: number | null;
  doubt_lat: number | null;
  doubt_accuracy_m: number | null;
  doubt_at: Date | null;
}

/** Selects whole unit views; append a condition on `u`. */
export const SELECT_UNIT = `
  SELECT u.id, u.version, ${FIELDS.map((field) => `u.${PLAIN[field]}`).join(', ')}, u.home_facility_id, u.home_name,
         ST_X(u.home_geom) AS home_lon, ST_Y(u.home_geom) AS home_lat,
         u.former_call_signs, u.retired_at,
         coalesce((
           SELECT jsonb_agg(jsonb_build_object('accountId', s.account_id, 'name', s.account_name, 'signedOnAt', s.signed_on_at)
                            ORDER BY s.signed_on_at, s.id)
           FROM unit_shift s WHERE s.unit_id = u.id AND s.signed_off_at IS NULL), '[]') AS crew,
         ST_X(p.geom) AS lon, ST_Y(p.geom) AS lat, p.accuracy_m, p.speed_mps, p.heading_deg, p.at, p.received_at,
         d.doubt, ST_X(d.geom) AS doubt_lon, ST_Y(d.geom) AS doubt_lat, d.accuracy_m AS doubt_accuracy_m, d.at AS doubt_at
  FROM unit u LEFT JOIN unit_position p ON p.unit_id = u.id
       LEFT JOIN unit_doubt d ON d.unit_id = u.id AND (p.at IS NULL OR d.at > p.at)`;

/** The unit as the API shows it. */
export function toUnit(row: UnitRow): Unit {
  return {
    id: row.id,
    version: row.version,
    ...plainOf(row),
    capabilities: capabilitiesOf(row.type, row.capabilities),
    homePost: homePostOf(row),
    crew: row.crew.map((member) => ({ ...member, signedOnAt: new Date(member.signedOnAt).toISOString() })),
    position: positionOf(row),
    ...doubtedOf(row),
    ...(row.former_call_signs.length > 0 && { formerCallSigns: row.former_call_signs }),
    ...(row.retired_at && { retiredAt: row.retired_at.toISOString() }),
  };
}

function plainOf(row: PlainRow): PlainUnit {
  return Object.fromEntries(FIELDS.map((field) => [field, row[PLAIN[field]]])) as unknown as PlainUnit;
}

function homePostOf(row: UnitRow): Unit['homePost'] {
  if (row.home_name === null || row.home_lon === null || row.home_lat === null) return null;
  return {
    facilityId: row.home_facility_id,
    name: row.home_name,
    point: { lon: row.home_lon, lat: row.home_lat },
  };
}

function positionOf(row: UnitRow): Unit['position'] {
  if (row.lon === null || row.lat === null || row.at === null || row.received_at === null) return null;
  return {
    unitId: row.id,
    point: { lon: row.lon, lat: row.lat },
    accuracyM: row.accuracy_m,
    speedMps: row.speed_mps,
    headingDeg: row.heading_deg,
    at: row.at.toISOString(),
    receivedAt: row.received_at.toISOString(),
  };
}

function doubtedOf(row: UnitRow): Pick<Unit, 'doubted'> {
  const { doubt, doubt_lon: lon, doubt_lat: lat, doubt_at: at, doubt_accuracy_m: accuracyM } = row;
  if (doubt === null || lon === null || lat === null || at === null) return {};
  return { doubted: { doubt, point: { lon, lat }, accuracyM, at: at.toISOString() } };
}
