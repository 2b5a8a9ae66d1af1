import {
  isInRegion,
  type Assignment,
  type AssignmentStatus,
  type Elsewhere,
  type Facts,
  type JobNotice,
  type JobNoticeKind,
  type Severity,
  type Unit,
  type UnitCapability,
} from '#siaga/contracts';

/** What speaks against a facility for a patient. */
export interface FacilityObjection {
  kind: JobNoticeKind;
  /** How it stands in `Destination.known`. */
  keys: readonly string[];
  facts: Facts;
}

/** A closed area on the way of a job, drawn after it set off. */
export interface WayClosed {
  closureId: string;
  kind: 'closed' | 'flooded';
  /** How much longer the way around takes; null where times are only guessed from the straight line. */
  laterS: number | null;
}

/** What a job rests on, as it is now. */
export interface JobWorld {
  at: Date;
  unit: Unit | null;
  /** Needs of the patient that the unit does not meet now. */
  missing: readonly UnitCapability[];
  /** False when nobody of its crew may sign in any more. */
  hasCrew: boolean;
  objection: FacilityObjection | null;
  /** Between the point the crew was given and the facility's own. */
  facilityMovedM: number;
  closed: readonly WayClosed[];
  elsewhere: Elsewhere | null;
}

type Found = Omit<JobNotice, 'since'>;

/** While a destination may still be chosen anew. */
const TO_BE_REACHED: readonly AssignmentStatus[] = [
  'offered',
  'accepted',
  'en_route',
  'on_scene',
  'at_patient',
  'left_scene',
];
const BEFORE_SCENE: readonly AssignmentStatus[] = ['offered', 'accepted', 'en_route'];
/** A point corrected by less than this leads to the same door. */
const SAME_DOOR_M = 150;
/** A detour of this much is worth another unit or another hospital. */
const LONG_DETOUR_S = 300;
const RE_SAID_S = 60;

/**
 * What changed under a job since its crew was sent, as a function of how things are now: what was known when it was sent, or when
 * the hospital was chosen, is no change. Imported history gets none. A notice that stood before keeps its time.
 */
export function noticesOf(job: Assignment, world: JobWorld): JobNotice[] {
  if (job.releasedAt !== null || isHistory(job)) return [];
  const found = [...ofFacility(job, world), ...ofUnit(job, world), ...ofRoad(world), ...ofCase(job, world)];
  return found.map((notice) => ({ ...notice, since: before(job, notice)?.since ?? world.at.toISOString() }));
}

/** True when a screen that shows the one need not show the other: a detour that grew by seconds is no news. */
export function saysTheSame(shown: readonly JobNotice[], now: readonly JobNotice[]): boolean {
  return shown.length === now.length && now.every((notice, at) => isSaid(shown[at], notice));
}

function isSaid(shown: JobNotice | undefined, now: JobNotice): boolean {
  if (shown?.kind !== now.kind || shown.subjectId !== now.subjectId || shown.severity !== now.severity)
    return false;
  const { laterS: was = 0, ...others } = shown.facts;
  const { laterS: is = 0, ...facts } = now.facts;
  return (
    Math.abs(Number(is) - Number(was)) < RE_SAID_S &&
    JSON.stringify(sorted(others)) === JSON.stringify(sorted(facts))
  );
}

/** Columns of JSON come back with their keys in another order. */
const sorted = (facts: Facts): [string, string | number][] =>
  Object.entries(facts).sort(([a], [b]) => a.localeCompare(b));

function before(job: Assignment, { kind, subjectId }: Found): JobNotice | undefined {
  return job.notices.find((notice) => notice.kind === kind && notice.subjectId === subjectId);
}

const isHistory = ({ stamps }: Assignment): boolean => stamps.some(({ source }) => source === 'import');

function ofFacility(job: Assignment, { objection, facilityMovedM }: JobWorld): Found[] {
  const { destination, status } = job;
  if (!destination || !TO_BE_REACHED.includes(status)) return [];
  const hasPatient = status === 'left_scene';
  const about = { subjectId: destination.facilityId };
  const name = { facilityName: destination.name };
  const found: Found[] = [];
  if (objection && !isKnown(objection, destination.known ?? []))
    found.push({
      ...about,
      kind: objection.kind,
      severity: hasPatient ? 'red' : 'amber',
      facts: { ...name, ...objection.facts },
    });
  if (facilityMovedM > SAME_DOOR_M)
    found.push({
      ...about,
      kind: 'facility_moved',
      severity: hasPatient ? 'red' : 'amber',
      facts: { ...name, movedM: Math.round(facilityMovedM) },
    });
  return found;
}

/** A facility that was chosen all the same is no news; a further capability that it loses is. */
const isKnown = ({ keys }: FacilityObjection, known: readonly string[]): boolean =>
  keys.every((key) => known.includes(key));

function ofUnit(job: Assignment, { unit, missing, hasCrew }: JobWorld): Found[] {
  if (!unit) return [];
  const { status, triage } = { status: job.status, triage: job.job.triage };
  const isUrgent: Severity = status === 'at_destination' || status === 'handed_over' ? 'amber' : 'red';
  const found: Found[] = [];
  const add = (kind: JobNoticeKind, severity: Severity, facts: Facts = {}): void => {
    found.push({ kind, severity, subjectId: unit.id, facts });
  };
  if (unit.service === 'out_of_service')
    add('unit_out_of_service', isUrgent, { reason: unit.outOfServiceReason ?? '' });
  if (status !== 'offered' && (unit.service === 'off_shift' || !hasCrew)) add('crew_gone', isUrgent);
  if (unit.callSign !== job.unitCallSign)
    add('unit_renamed', 'amber', { was: job.unitCallSign, now: unit.callSign });
  if (isTransferred(unit, job)) add('unit_transferred', 'amber', { regionCode: unit.regionCode });
  const lost = missing.filter((need) => !job.lacks.includes(need));
  if (lost.length > 0)
    add('unit_lacks', triage === 'merah' && BEFORE_SCENE.includes(status) ? 'red' : 'amber', {
      missing: lost.join(' '),
    });
  return found;
}

function isTransferred(unit: Unit, { unitRegionCode, regionCode }: Assignment): boolean {
  return (
    unitRegionCode !== null && unit.regionCode !== unitRegionCode && !isInRegion(unit.regionCode, regionCode)
  );
}

function ofRoad({ closed }: JobWorld): Found[] {
  return closed.map(({ closureId, kind, laterS }) => ({
    kind: 'road_closed',
    severity: laterS !== null && laterS >= LONG_DETOUR_S ? 'red' : 'amber',
    subjectId: closureId,
    facts: { closure: kind, ...(laterS === null ? {} : { laterS }) },
  }));
}

function ofCase(job: Assignment, { elsewhere }: JobWorld): Found[] {
  if (!elsewhere) return [];
  const { centreId, centre } = elsewhere;
  return [
    { kind: 'case_elsewhere', severity: 'amber', subjectId: centreId ?? job.incidentId, facts: { centre } },
  ];
}
