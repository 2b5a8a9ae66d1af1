import { isInRegion } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { AlertService } from '#siaga/dispatch';
import { Outbox } from '#siaga/messaging';
import { LearnedPlaces } from '#siaga/geo';
import { inRegion, incidentInput, OWN_REGION, placeAt } from './builders.js';
import type { Session } from './session.js';
import { OTHER_PBX, PBX, type TestServer } from './server.js';

/** One of everything, all of one region. */
export type World = {
  regionCode: string;
  callId: string;
  incidentId: string;
  /** Nobody is on it; two calls belong to it. */
  spareIncidentId: string;
  /** One of the two calls of the spare incident. */
  linkedCallId: string;
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
  /** Far from everything else of the world. */
  closureId: string;
  centreId: string;
  /** The map of its region, that somebody asked for. */
  mapFetchId: string;
  /** A case of this region that is being handed over by telephone. */
  handoverId: string;
  learnedPlaceId: string;
  listMappingId: string;
  listFileId: string;
  shownListId: string;
  listPreviewId: string;
  /** A message of this region that went out. */
  messageId: string;
  webhookId: string;
};

const FAR_AWAY = [
  { lon: 128, lat: -4 },
  { lon: 128.01, lat: -4 },
  { lon: 128.01, lat: -4.01 },
];

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
  const closure = await supervisor.call('drawClosure', { regionCode, kind: 'closed', ring: FAR_AWAY });
  const refused = await supervisor.call('refusedEvents', {});
  const job = { place: placeAt(), regionCode, incidentId, assignmentId: assignments[1]?.id ?? '' };
  const { lon, lat } = job.place.point;
  await server.database.transaction((tx) =>
    server.get(LearnedPlaces).propose(tx, job, { lon: lon + 0.002, lat, accuracyM: 10, apartMs: 0 }),
  );
  const learned = await supervisor.call('learnedPlaces', {});
  const admin = await server.session(inRegion('admin', regionCode));
  const { id: mapFetchId } = await admin.call('fetchMap', { regionCode });
  const { id: centreId } = await admin.call('createCentre', {
    regionCode,
    code: `tetangga-${newId().slice(-12)}`,
    name: 'Pusat Tetangga',
    regionCodes: [regionCode],
  });
  const handed = await supervisor.call('createCall', { regionCode, callerNumber: '0811-0000-0302' });
  const { id: handoverId } = await supervisor.call('handOver', { id: handed.id, centreId });
  return {
    regionCode,
    callId,
    incidentId,
    ...(await buildSpare(supervisor, regionCode)),
    assignmentId: assignments[0]?.id ?? '',
    inboundId: inbounds.find((inbound) => inbound.incidentId === incidentId)?.id ?? '',
    alertId: alert.id,
    unitId: offered.unit.id,
    freeUnitId: free.unit.id,
    facilityId: facility.id,
    accountId: supervisor.account.id,
    refusedEventId: refused.events[0]?.id ?? '',
    closureId: closure.id,
    centreId,
    mapFetchId,
    handoverId,
    ...(await buildMessages(server, regionCode)),
    ...(await buildLists(admin, regionCode)),
    learnedPlaceId: learned.places.find((place) => place.incidentId === incidentId)?.id ?? '',
  };
}

/** A list of facilities of which every row is refused, so that it can be imported anywhere. */
export const FACILITY_LIST = Buffer.from('name,kind,region_code\nDinas Kesehatan,dinas,15.71\n');

/** A mapping, a list that has come, and one that was shown and may be imported. */
async function buildLists(
  admin: Session,
  regionCode: string,
): Promise<Pick<World, 'listMappingId' | 'listFileId' | 'shownListId' | 'listPreviewId'>> {
  const kind = 'facilities' as const;
  const mapping = { kind, regionCode, name: `Daftar ${newId()}`, columns: { name: 'Nama Faskes Uji' } };
  const { id: listMappingId } = await admin.call('saveListMapping', mapping);
  const bring = async (): Promise<string> => {
    const list = { kind, regionCode, fileName: 'faskes.csv', bytes: FACILITY_LIST.length };
    const { id } = await admin.call('beginListFile', list);
    await admin.call('addListPiece', { id, at: 0, data: FACILITY_LIST.toString('base64') });
    return id;
  };
  const shownListId = await bring();
  const { previewId } = await admin.call('previewListFile', { id: shownListId });
  return {
    listMappingId,
    listFileId: await bring(),
    shownListId,
    listPreviewId: previewId ?? '',
  };
}

async function buildSpare(
  supervisor: Session,
  regionCode: string,
): Promise<{ spareIncidentId: string; linkedCallId: string }> {
  const [first, second] = [
    await supervisor.call('createCall', { regionCode, callerNumber: '0811-0000-0303' }),
    await supervisor.call('createCall', { regionCode, callerNumber: '0811-0000-0304' }),
  ];
  const { id } = await supervisor.call('openIncident', incidentInput({ regionCode, callId: first.id }));
  await supervisor.call('linkCall', { id: second.id, incidentId: id });
  return { spareIncidentId: id, linkedCallId: second.id };
}

/** A message that is done, and another system that is told of changes. */
async function buildMessages(
  server: TestServer,
  regionCode: string,
): Promise<{ messageId: string; webhookId: string }> {
  const admin = await server.session(inRegion('admin', regionCode));
  const { id: webhookId } = await admin.call('createWebhook', {
    regionCode,
    name: 'Sistem tetangga',
    url: 'https://contoh.id/siaga',
    secret: 'rahasia-bersama-yang-cukup-panjang-1',
    events: ['map.changed.v1'],
  });
  const subjectId = newId();
  const messageId = await server.database.transaction(async (tx) => {
    const id = await server.get(Outbox).add(tx, {
      channel: 'sms',
      kind: 'uji',
      need: 'wanted',
      regionCode,
      lane: subjectId,
      subjectId,
      body: { to: '+6281100000001', text: 'Pesan uji' },
      expiresAt: new Date(Date.now() + 3_600_000),
    });
    await server.get(Outbox).cancel(tx, subjectId);
    return id ?? '';
  });
  return { messageId, webhookId };
}
