import type {
  BedCapacity,
  Diversion,
  Facility,
  FacilityLeftOut,
  FacilityReason,
  Needs,
  Triage,
} from '#siaga/contracts';
import { isOpenAt } from './opening.policy.js';

type BedKind = BedCapacity['kind'];
type FacilityNeed = Needs['facility'][number];

/** What a patient asks of a facility, and when. */
export interface PatientDemand {
  /** Capabilities the receiving facility must have. */
  needs: readonly FacilityNeed[];
  /** Null while nobody has triaged. */
  triage: Triage | null;
  at: Date;
}

/** Usable with the reasons to show beside it, or left out with the one reason that weighs most. */
export type Availability =
  { isUsable: true; reasons: FacilityReason[] } | { isUsable: false; leftOut: FacilityLeftOut };

/** Flags that say the point itself is doubtful; the screen then shows `point_flagged` beside the facility. */
const POINT_FLAGS: ReadonlySet<string> = new Set([
  'point_outside_district',
  'point_outside_regency',
  'point_shared',
  'point_coarse',
  'placed_by_address',
]);

/** Beds that take a patient on arrival. A ward bed does not help an ambulance at the door. */
const ARRIVAL_BEDS: readonly BedKind[] = ['er'];
/** Beds a capability stands or falls with. */
const BEDS_OF_NEED: Partial<Record<FacilityNeed, BedKind>> = {
  icu: 'icu',
  picu: 'picu',
  nicu: 'nicu',
  delivery: 'delivery',
  ponek: 'delivery',
  isolation: 'isolation',
};

/** The diversion when it holds at `at`, else null: one that has expired no longer counts, though nobody lifted it. */
export function activeDiversion(diversion: Diversion | null, at: Date): Diversion | null {
  if (diversion === null || diversion.expiresAt === null) return diversion;
  return Date.parse(diversion.expiresAt) > at.getTime() ? diversion : null;
}

/**
 * Decides whether a facility can receive a patient and says why. Left out, by weight: no point to drive to, on diversion,
 * closed by its own wall clock, lacks a needed capability, full. An ambulance post receives nobody: it lacks everything.
 * A red patient is not turned away by a full ER (UU 17/2023 art. 174: a facility must give first emergency care), so for
 * `merah` only a full bed of a *needed* kind leaves a facility out; its bed count is still among the reasons. Throws nothing.
 */
export function judgeFacility(facility: Facility, demand: PatientDemand): Availability {
  const leftOut = whyLeftOut(facility, demand);
  return leftOut === null
    ? { isUsable: true, reasons: reasonsFor(facility, demand) }
    : { isUsable: false, leftOut: { facilityId: facility.id, name: facility.name, ...leftOut } };
}

type LeftOut = Pick<FacilityLeftOut, 'reason' | 'details'>;

function whyLeftOut(facility: Facility, demand: PatientDemand): LeftOut | null {
  if (facility.point === null) return { reason: 'no_point', details: {} };
  const diversion = activeDiversion(facility.diversion, demand.at);
  if (diversion !== null) {
    return { reason: 'on_diversion', details: { text: diversion.reason, until: diversion.expiresAt } };
  }
  if (!isOpenAt(facility, demand.at)) return { reason: 'closed_now', details: {} };
  const missing = missingCapabilities(facility, demand.needs);
  if (facility.kind === 'ambulance_post')
    return { reason: 'lacks_capability', details: { missing: ['receives_patients'] } };
  if (missing.length > 0) return { reason: 'lacks_capability', details: { missing } };
  const full = decidingBeds(demand).filter((kind) => isFull(facility, kind));
  return full.length > 0 ? { reason: 'full', details: { missing: full } } : null;
}

function missingCapabilities(facility: Facility, needs: readonly FacilityNeed[]): FacilityNeed[] {
  return needs.filter((need) => !facility.capabilities.includes(need));
}

function decidingBeds({ needs, triage }: PatientDemand): BedKind[] {
  const needed = needs.flatMap((need) => BEDS_OF_NEED[need] ?? []);
  const arrival = triage === 'merah' ? [] : ARRIVAL_BEDS;
  return [...new Set([...needed, ...arrival])];
}

function isFull(facility: Facility, kind: BedKind): boolean {
  const beds = facility.beds.find((entry) => entry.kind === kind);
  return beds !== undefined && beds.available === 0;
}

function reasonsFor(facility: Facility, demand: PatientDemand): FacilityReason[] {
  const reasons: FacilityReason[] = [];
  if (demand.needs.length > 0) reasons.push({ code: 'has_all_needs' });
  reasons.push(...bedReasons(facility, demand));
  if (facility.flags.some((flag) => POINT_FLAGS.has(flag))) reasons.push({ code: 'point_flagged' });
  return reasons;
}

function bedReasons(facility: Facility, demand: PatientDemand): FacilityReason[] {
  const wanted = new Set<BedKind>([...decidingBeds(demand), ...ARRIVAL_BEDS]);
  const known = facility.beds.filter((beds) => wanted.has(beds.kind));
  if (known.length === 0) return [{ code: 'capacity_unknown' }];
  return known.map((beds) => ({
    code: 'beds',
    kind: beds.kind,
    available: beds.available,
    total: beds.total,
    ageS: Math.max(0, Math.round((demand.at.getTime() - Date.parse(beds.updatedAt)) / 1000)),
  }));
}
