import { isInRegion } from '#siaga/contracts';
import { AlertService } from '#siaga/dispatch';
import { inRegion, incidentInput, OWN_REGION } from './builders.js';
import { OTHER_PBX, PBX, type TestServer } from './server.js';

/** One of everything, all of one region. */
export type World = {
  regionCode: string;
  callId: string;
  incidentId: string;
  /** An offer nobody answered yet. */
  assignmentId: string;
  inboundId: string;
  alertId: string;
  /** The unit of the offer. */
  unitId: string;
  /** A unit without a job. */
  freeUnitId: string;
  facilityId: string;
  accountId: string;
  refusedEventId: string;
};

/** Makes a world: an open call, an incident with an offer and a patient on the way, an alert, a refused event. */
export async function buildWorld(server: TestServer, regionCode: string): Promise<World> {
  const supervisor = await server.session(inRegion('supervisor', regionCode));
  const [offered, working, free] = [
    await server.crewed(regionCode),
    await server.crewed(regionCode),
    await server.crewed(regionCode),
  ];
  const facility = await server.hospital(regionCode);
  const { id: callId } = await supervisor.call('createCall', { regionCode, callerNumber: '0811-0000-0301' });
  const { id: incidentId } = await supervisor.call('openIncident', incidentInput({ regionCode }));
  const { assignments } = await supervisor.call('offer', {
    id: incidentId,
    unitIds: [offered.unit.id, working.unit.id],
    timeoutS: 600,
    destinationFacilityId: facility.id,
  });
  await working.crew.call('accept', { id: assignments[1]?.id ?? '' });
  const { inbounds } = await supervisor.call('snapshot', {});
  const alert = await server.database.transaction((tx) =>
    server
      .get(AlertService)
      .raise(tx, { regionCode, kind: 'unit_silent', severity: 'amber', incidentId, facts: {} }),
  );
  await server.ring(
    { sourceCallId: '', type: 'ringing' },
    isInRegion(regionCode, OWN_REGION) ? PBX : OTHER_PBX,
  );
  const refused = await supervisor.call('refusedEvents', {});
  return {
    regionCode,
    callId,
    incidentId,
    assignmentId: assignments[0]?.id ?? '',
    inboundId: inbounds.find((inbound) => inbound.incidentId === incidentId)?.id ?? '',
    alertId: alert.id,
    unitId: offered.unit.id,
    freeUnitId: free.unit.id,
    facilityId: facility.id,
    accountId: supervisor.account.id,
    refusedEventId: refused.events[0]?.id ?? '',
  };
}
