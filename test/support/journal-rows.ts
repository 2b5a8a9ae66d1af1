import type { Alert, Call, Closure, Facility, RecordedKind } from '#siaga/contracts';
import type { EntryOf } from '#siaga/journal';
import { newId, SYSTEM_ACTOR } from '#siaga/kernel';

type Row<K extends RecordedKind> = Omit<EntryOf<K>, 'actor'>;

const AT = '2026-11-21T07:00:00.000Z';

/** A journal row of a call that has just come in; invented number. */
export function callRow(regionCode = '15.71', overrides: Partial<Call> = {}): Row<'call'> {
  const call: Call = {
    id: newId(),
    version: 1,
    regionCode,
    source: 'uji',
    sourceCallId: null,
    line: '119',
    queue: null,
    state: 'ringing',
    offeredAt: AT,
    answeredAt: null,
    answeredBy: null,
    endedAt: null,
    personal: { callerNumber: '0811-0000-0001', callerName: null },
    callsFromNumber: 1,
    locationText: 'depan Pasar Angso Duo',
    fixes: [],
    place: null,
    incidentId: null,
    disposition: null,
    note: null,
    suggestion: null,
    ...overrides,
  };
  return {
    type: 'call.received.v1',
    entity: 'call',
    entityId: call.id,
    version: call.version,
    regionCode,
    data: call,
  };
}

/** A journal row of an alert. */
export function alertRow(regionCode = '15.71'): Row<'alert'> {
  const alert: Alert = {
    id: newId(),
    version: 1,
    regionCode,
    kind: 'offer_unanswered',
    severity: 'amber',
    incidentId: null,
    unitId: null,
    facilityId: null,
    facts: { callSign: 'A-1' },
    raisedAt: AT,
    acknowledgedAt: null,
    acknowledgedBy: null,
    endedAt: null,
  };
  return {
    type: 'alert.raised.v1',
    entity: 'alert',
    entityId: alert.id,
    version: 1,
    regionCode,
    data: alert,
  };
}

/** A journal row of a facility's status. */
export function facilityRow(facilityId: string, version = 1, regionCode = '15.71'): Row<'facility'> {
  const facility: Facility = {
    id: facilityId,
    version,
    regionCode,
    districtCode: null,
    name: 'RS Uji',
    kind: 'hospital',
    kemkesCode: null,
    address: '',
    phone: null,
    point: null,
    accuracyM: null,
    pointSource: null,
    flags: [],
    isAlwaysOpen: true,
    openHours: [],
    erLevel: 3,
    capabilities: [],
    beds: [],
    diversion: null,
  };
  return {
    type: 'facility.updated.v1',
    entity: 'facility',
    entityId: facilityId,
    version,
    regionCode,
    facilityId,
    data: facility,
  };
}

/** A journal row of an area that was just closed. */
export function closureRow(regionCode = '15.71'): Row<'closure'> {
  const closure: Closure = {
    id: newId(),
    version: 1,
    regionCode,
    kind: 'flooded',
    ring: [
      { lon: 103.6, lat: -1.62 },
      { lon: 103.61, lat: -1.62 },
      { lon: 103.61, lat: -1.61 },
    ],
    note: 'Air setinggi lutut',
    drawnAt: AT,
    drawnBy: SYSTEM_ACTOR,
    until: null,
    liftedAt: null,
    liftedBy: null,
  };
  return {
    type: 'closure.drawn.v1',
    entity: 'closure',
    entityId: closure.id,
    version: closure.version,
    regionCode,
    data: closure,
  };
}
