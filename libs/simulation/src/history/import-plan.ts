import {
  type AdvanceStatus,
  ASSIGNMENT_STEPS,
  type AssignmentStatus,
  type ComplaintCode,
  type IncidentOutcome,
  type Place,
  type Point,
  STATUS_STAMP,
  type StampName,
  type Triage,
  type UnitCapability,
  type UnitType,
} from '#siaga/contracts';
import { type SfResponse } from './sf-fire.js';

/** One thing to do to bring a unit's response into Siaga, at its historical instant. */
export type ImportStep =
  | { kind: 'offer'; at: string }
  | { kind: 'accept'; at: string }
  | { kind: 'advance'; status: AdvanceStatus; at: string }
  | { kind: 'correct'; stamp: StampName; at: string };

/** One unit's response: its steps in order, and the stamps it must have afterwards. */
export interface ImportResponse {
  rowId: string;
  unitId: string;
  steps: ImportStep[];
  stamps: Partial<Record<StampName, string>>;
  dispatchAt: string;
}

/** One call with its responses, first dispatched first. */
export interface ImportCall {
  callNumber: string;
  receivedAt: string;
  entryAt: string;
  complaint: ComplaintCode;
  triage: Triage;
  place: Place;
  responses: ImportResponse[];
  closedAt: string;
  outcome: IncidentOutcome;
  disposition: string;
}

/** One unit seen in the file; its post is where the file shows it first. */
export interface ImportUnit {
  callSign: string;
  type: UnitType;
  capabilities: UnitCapability[];
  post: { name: string; point: Point };
}

/** The whole file as work to do. */
export interface ImportPlan {
  calls: ImportCall[];
  units: ImportUnit[];
  /** Stamps written as corrections, because ASSIGNMENT_STEPS has no step to them from where the unit was. */
  correctedStamps: number;
  /** Responses with a time that lies before the one of the step before it; imported as they are. */
  outOfOrder: number;
}

/** Turns the rows of the file into calls, units and steps. Rows of one call share its call-level fields (the first row's). */
export function planImport(responses: readonly SfResponse[], regionCode: string): ImportPlan {
  const byCall = new Map<string, SfResponse[]>();
  for (const response of responses) {
    byCall.set(response.callNumber, [...(byCall.get(response.callNumber) ?? []), response]);
  }
  const calls = [...byCall.values()].map((rows) => planCall(rows, regionCode));
  calls.sort((a, b) => a.receivedAt.localeCompare(b.receivedAt));
  const all = calls.flatMap((call) => call.responses);
  return {
    calls,
    units: planUnits(responses),
    correctedStamps: all.flatMap((response) => response.steps).filter((step) => step.kind === 'correct')
      .length,
    outOfOrder: all.filter((response) => isOutOfOrder(response.steps)).length,
  };
}

function planCall(rows: readonly SfResponse[], regionCode: string): ImportCall {
  const sorted = [...rows].sort((a, b) => a.dispatchAt.localeCompare(b.dispatchAt));
  const [first] = sorted;
  if (!first) throw new RangeError('A call needs a row');
  return {
    callNumber: first.callNumber,
    receivedAt: first.receivedAt,
    entryAt: first.entryAt,
    complaint: COMPLAINT_OF[first.callType] ?? 'other',
    triage: first.priority === '3' ? 'merah' : 'kuning',
    place: {
      point: first.point,
      accuracyM: 100,
      source: 'import',
      label: first.address || first.callNumber,
      context: first.neighbourhood,
      regionCode,
      isConfirmed: true,
    },
    responses: sorted.map(planResponse),
    closedAt: sorted.map((row) => row.availableAt).reduce((a, b) => (a > b ? a : b)),
    outcome: OUTCOME_OF[first.disposition] ?? 'other',
    disposition: first.disposition,
  };
}

/**
 * The steps of one response. The file has no acknowledgement: the unit is taken to have acknowledged when it was dispatched.
 * A stamp that no legal step leads to (left for the hospital without having been on scene) becomes a correction, entered
 * after the unit is back in service.
 */
function planResponse(row: SfResponse): ImportResponse {
  const wanted: { status: AdvanceStatus; at: string | null }[] = [
    { status: 'en_route', at: row.responseAt },
    { status: 'on_scene', at: row.onSceneAt },
    { status: 'left_scene', at: row.transportAt },
    { status: 'at_destination', at: row.hospitalAt },
    { status: 'available', at: row.availableAt },
  ];
  const steps: ImportStep[] = [
    { kind: 'offer', at: row.dispatchAt },
    { kind: 'accept', at: row.dispatchAt },
  ];
  const late: ImportStep[] = [];
  const stamps: ImportResponse['stamps'] = {
    unit_notified: row.dispatchAt,
    dispatch_acknowledged: row.dispatchAt,
  };
  let status: AssignmentStatus = 'accepted';
  for (const { status: next, at } of wanted) {
    const stamp = STATUS_STAMP[next];
    if (at === null || !stamp) continue;
    stamps[stamp] = at;
    if (ASSIGNMENT_STEPS[status].includes(next)) {
      steps.push({ kind: 'advance', status: next, at });
      status = next;
    } else {
      late.push({ kind: 'correct', stamp, at });
    }
  }
  return {
    rowId: row.rowId,
    unitId: row.unitId,
    steps: [...steps, ...late],
    stamps,
    dispatchAt: row.dispatchAt,
  };
}

function isOutOfOrder(steps: readonly ImportStep[]): boolean {
  const times = steps.filter((step) => step.kind !== 'correct').map((step) => step.at);
  return times.some((at, index) => index > 0 && at < (times[index - 1] ?? at));
}

function planUnits(responses: readonly SfResponse[]): ImportUnit[] {
  const units = new Map<string, ImportUnit>();
  for (const row of responses) {
    if (units.has(row.unitId)) continue;
    units.set(row.unitId, {
      callSign: row.unitId,
      ...(UNIT_OF[row.unitType] ?? OTHER_UNIT),
      post: { name: `Station area ${row.stationArea || 'unknown'}`, point: row.point },
    });
  }
  return [...units.values()];
}

const OTHER_UNIT: Pick<ImportUnit, 'type' | 'capabilities'> = { type: 'bls', capabilities: ['rescue'] };
const UNIT_OF: Readonly<Record<string, Pick<ImportUnit, 'type' | 'capabilities'>>> = {
  MEDIC: { type: 'als', capabilities: [] },
  PRIVATE: { type: 'bls', capabilities: [] },
  'RESCUE CAPTAIN': { type: 'als', capabilities: [] },
};

const COMPLAINT_OF: Readonly<Record<string, ComplaintCode>> = {
  'Traffic Collision': 'traffic',
  'Water Rescue': 'drowning',
};

const OUTCOME_OF: Readonly<Record<string, IncidentOutcome>> = {
  'Code 2 Transport': 'transported',
  'Code 3 Transport': 'transported',
  'Patient Declined Transport': 'refused_care',
  'Against Medical Advice': 'refused_care',
  'Medical Examiner': 'dead_on_scene',
  'Unable to Locate': 'no_patient',
  'Gone on Arrival': 'no_patient',
  'No Merit': 'no_patient',
  SFPD: 'handed_to_other_agency',
};
