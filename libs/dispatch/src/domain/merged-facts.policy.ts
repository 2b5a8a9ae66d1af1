import { Triage, type Incident, type IncidentPersonal, type Needs } from '#siaga/contracts';

type Merged = Pick<
  Incident,
  'triage' | 'needs' | 'patientCount' | 'personal' | 'callIds' | 'callOfferedAt' | 'callAnsweredAt'
>;

/** As the schema bounds them: what does not fit stays with the incident that was merged. */
const MOST_NOTES = 4_000;

/**
 * What an incident knows once another is found to be the same event: the graver triage, all needs of both, all calls. Two reports of one
 * event mostly tell of the same patients, so the greater count holds and the lists are not put together.
 */
export function mergedFacts(into: Incident, from: Incident): Merged {
  return {
    triage: graver(into.triage, from.triage),
    needs: bothNeeds(into.needs, from.needs),
    patientCount: Math.max(into.patientCount, from.patientCount),
    personal: bothPersonal(into.personal, from),
    callIds: [...new Set([...into.callIds, ...from.callIds])],
    callOfferedAt: earlier(into.callOfferedAt, from.callOfferedAt),
    callAnsweredAt: earlier(into.callAnsweredAt, from.callAnsweredAt),
  };
}

/** The first of the times that are known. */
export function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) <= Date.parse(b) ? a : b;
}

/** Black comes last: nobody is hurried to the dead while another may live. */
const GRAVEST_FIRST: readonly Triage[] = ['merah', 'kuning', 'hijau', 'hitam'];

function graver(a: Triage | null, b: Triage | null): Triage | null {
  return GRAVEST_FIRST.find((triage) => triage === a || triage === b) ?? null;
}

function bothNeeds(a: Needs, b: Needs): Needs {
  return {
    unit: [...new Set([...a.unit, ...b.unit])],
    facility: [...new Set([...a.facility, ...b.facility])],
  };
}

function bothPersonal(own: IncidentPersonal, from: Incident): IncidentPersonal {
  const { notes, callbackNumber, patients } = from.personal;
  const added = notes === null || notes === '' ? null : `[${from.number}] ${notes}`;
  const together = [own.notes, added].filter(Boolean).join('\n');
  return {
    patients: own.patients.length > 0 ? own.patients : patients,
    notes: together.length > 0 && together.length <= MOST_NOTES ? together : own.notes,
    callbackNumber: own.callbackNumber ?? callbackNumber,
  };
}
