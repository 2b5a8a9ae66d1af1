import { TimeBand, type Api, type EndpointName, type Role, type VisitorRight } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { incidentInput, placeAt } from '../support/builders.js';
import { FACILITY_LIST } from '../support/builders-world.js';
import { PASSWORD } from '../support/server.js';
import { MODULE_CASES, MODULE_VISITOR_CASES, type RightsCase, type VisitorCase } from './module-rights.js';

/** Endpoints that need no session; they are tested by themselves. */
export const OPEN = [
  'info',
  'signIn',
  'whoIsHere',
  'redeemLink',
  'ingestCalls',
  'receiveHandover',
  'answerHandover',
  'handoverState',
  'receiveSms',
  'verifyWhatsApp',
  'receiveWhatsApp',
  'jknDoorGet',
  'jknDoorPost',
  'jknDoorPut',
  'findPlaces',
  'holdPlace',
  'sendBookingCode',
  'bookPlace',
  'sendWaitCode',
  'joinWait',
  'activateCase',
  'pairTraveller',
  'returnToCase',
  'askReturn',
  'openReturn',
  'askBoardCode',
  'openBoard',
] as const;
/** Endpoints for people without an account. */
export type VisitorName = {
  [N in EndpointName]: Api[N]['access'] extends VisitorRight ? N : never;
}[EndpointName];
export type GuardedName = Exclude<EndpointName, (typeof OPEN)[number] | VisitorName>;

const SPEEDS = TimeBand.options.map((band) => ({ roadClass: 'primary', mode: 'car', band, kmh: 38 }));
/** A world that is not there has no region either. */
const regencyOf = (regionCode: string): string =>
  /^\d/.test(regionCode) && regionCode.length < 6 ? regionCode : '99.99';
const now = (): string => new Date().toISOString();
const none = (): Record<string, unknown> => ({});
const list = (holder: Role): RightsCase => ({ holder, kind: 'list', input: none });
const thing = (holder: Role, input: RightsCase['input']): RightsCase => ({ holder, kind: 'thing', input });

/** In an order in which all can be done. */
const OWN: Partial<Record<GuardedName, RightsCase>> = {
  session: { holder: 'operator', kind: 'anywhere', input: none },
  accounts: list('admin'),
  trail: list('supervisor'),
  createAccount: thing('admin', ({ regionCode }) => ({
    username: `baru.${newId().slice(-12)}`,
    displayName: 'Orang Baru',
    password: PASSWORD,
    grants: [{ role: 'operator', scope: { kind: 'region', regionCode } }],
  })),
  updateAccount: thing('admin', ({ accountId }) => ({ id: accountId, version: 1, displayName: 'Nama Baru' })),
  snapshot: list('operator'),
  locate: { holder: 'crew', kind: 'anywhere', input: () => ({ q: 'Talang Banjar' }) },
  describe: { holder: 'field_officer', kind: 'anywhere', input: () => ({ lon: 103.63, lat: -1.6 }) },
  borders: { holder: 'operator', kind: 'anywhere', input: ({ regionCode }) => ({ regionCode }) },
  mapTile: { holder: 'facility_staff', kind: 'anywhere', input: () => ({ z: '12', x: '0', y: '2048' }) },

  mapSources: { holder: 'crew', kind: 'anywhere', input: none },
  mapCoverage: {
    holder: 'admin',
    kind: 'anywhere',
    input: ({ regionCode }) => ({ regions: regencyOf(regionCode) }),
  },
  fetchMap: thing('admin', ({ regionCode }) => ({ regionCode: regencyOf(regionCode) })),
  stopMapFetch: thing('admin', ({ mapFetchId }) => ({ id: mapFetchId })),

  refusedEvents: list('supervisor'),
  retryRefusedEvent: thing('supervisor', ({ refusedEventId }) => ({ id: refusedEventId })),
  createCall: thing('operator', ({ regionCode }) => ({ regionCode, callerNumber: '0811-0000-0401' })),
  call: thing('operator', ({ callId }) => ({ id: callId })),
  answerCall: thing('operator', ({ callId }) => ({ id: callId })),
  setCallPlace: thing('operator', ({ callId }) => ({ id: callId, place: placeAt() })),
  sendCallerLink: thing('operator', ({ callId }) => ({ id: callId, channel: 'sms' })),
  undoCallPlace: thing('operator', ({ callId }) => ({ id: callId, fixId: newId() })),
  linkCall: thing('operator', ({ callId, incidentId }) => ({ id: callId, incidentId })),
  jurisdiction: thing('operator', ({ regionCode }) => ({ regionCode, ...placeAt().point })),
  centres: { holder: 'operator', kind: 'anywhere', input: none },
  createCentre: thing('admin', ({ regionCode }) => ({
    regionCode,
    code: `uji-${newId().slice(-12)}`,
    name: 'Pusat Uji',
    regionCodes: [regionCode],
  })),
  updateCentre: thing('admin', ({ centreId }) => ({ id: centreId, version: 1, name: 'Pusat Lain' })),
  handOver: thing('operator', ({ callId, centreId }) => ({ id: callId, centreId, method: 'phone' })),
  handover: thing('operator', ({ handoverId }) => ({ id: handoverId })),
  refuseHandover: thing('operator', ({ handoverId }) => ({ id: handoverId, reason: 'Bukan wilayah' })),
  confirmHandover: thing('operator', ({ handoverId }) => ({ id: handoverId, outcome: 'nobody_answers' })),
  takeBackHandover: thing('operator', ({ handoverId }) => ({ id: handoverId })),
  removeCentre: thing('admin', ({ centreId }) => ({ id: centreId })),
  closeCall: thing('operator', ({ callId }) => ({ id: callId, disposition: 'duplicate' })),

  recommend: thing('operator', ({ regionCode }) => ({ regionCode, point: placeAt().point })),
  openIncident: thing('operator', ({ regionCode }) => ({ ...incidentInput({ regionCode }) })),
  incident: thing('operator', ({ incidentId }) => ({ id: incidentId })),
  incidentTimeline: thing('operator', ({ incidentId }) => ({ id: incidentId })),
  updateIncident: thing('operator', ({ incidentId }) => ({ id: incidentId, version: 1, triage: 'kuning' })),
  offer: thing('operator', ({ incidentId, freeUnitId }) => ({ id: incidentId, unitIds: [freeUnitId] })),

  assignment: thing('crew', ({ assignmentId }) => ({ id: assignmentId })),
  assignmentRoute: thing('crew', ({ assignmentId }) => ({ id: assignmentId })),
  markDelivered: thing('crew', ({ assignmentId }) => ({ id: assignmentId })),
  accept: thing('crew', ({ assignmentId }) => ({ id: assignmentId })),
  decline: thing('crew', ({ assignmentId }) => ({ id: assignmentId, reason: 'too_far' })),
  setDestination: thing('crew', ({ assignmentId, facilityId }) => ({ id: assignmentId, facilityId })),
  advance: thing('crew', ({ assignmentId }) => ({ id: assignmentId, status: 'en_route' })),
  correctStamp: thing('operator', ({ assignmentId }) => ({
    id: assignmentId,
    name: 'unit_en_route',
    at: now(),
    note: 'Salah tekan',
  })),
  reassign: thing('operator', ({ assignmentId, freeUnitId }) => ({
    id: assignmentId,
    unitId: freeUnitId,
    reason: 'Lebih dekat',
  })),
  cancelAssignment: thing('operator', ({ assignmentId }) => ({ id: assignmentId, reason: 'Tidak perlu' })),
  acknowledgeInbound: thing('facility_staff', ({ inboundId }) => ({ id: inboundId })),
  takeAlert: thing('operator', ({ alertId }) => ({ id: alertId })),
  acknowledgeAlert: thing('supervisor', ({ alertId }) => ({ id: alertId })),
  closeIncident: thing('operator', ({ incidentId }) => ({ id: incidentId, outcome: 'transported' })),
  reopenIncident: thing('operator', ({ incidentId }) => ({ id: incidentId, reason: 'Belum selesai' })),
  splitCall: thing('operator', ({ linkedCallId }) => ({ id: linkedCallId })),
  mergeIncident: thing('operator', ({ spareIncidentId, incidentId }) => ({
    id: spareIncidentId,
    intoId: incidentId,
  })),
  cancelIncident: thing('operator', ({ incidentId }) => ({ id: incidentId, reason: 'Uji selesai' })),

  findIncidents: list('operator'),
  printIncident: thing('operator', ({ incidentId }) => ({ id: incidentId })),
  printShift: thing('supervisor', ({ regionCode }) => ({
    regionCode,
    ...{ from: '2026-11-28T00:00:00Z', to: '2026-11-28T08:00:00Z' },
  })),
  exportIncidents: list('supervisor'),

  messages: list('supervisor'),
  messageCosts: {
    holder: 'supervisor',
    kind: 'anywhere',
    input: () => ({ from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' }),
  },
  demoMessages: list('supervisor'),
  sendMessageAgain: thing('supervisor', ({ messageId }) => ({ id: messageId })),
  pushKey: { holder: 'crew', kind: 'anywhere', input: none },
  subscribePush: {
    holder: 'crew',
    kind: 'anywhere',
    input: () => ({
      endpoint: `https://fcm.googleapis.com/fcm/send/${newId()}`,
      keys: { p256dh: 'BEl6hHQ0eJ5w', auth: 'c2VjcmV0LXVqaQ' },
    }),
  },
  unsubscribePush: {
    holder: 'crew',
    kind: 'anywhere',
    input: () => ({ endpoint: 'https://fcm.googleapis.com/fcm/send/uji' }),
  },
  webhooks: list('admin'),
  createWebhook: thing('admin', ({ regionCode }) => ({
    regionCode,
    name: 'Sistem uji',
    url: 'https://contoh.id/siaga',
    secret: 'rahasia-bersama-yang-cukup-panjang-1',
    events: ['unit.updated.v1'],
  })),
  updateWebhook: thing('admin', ({ webhookId }) => ({ id: webhookId, version: 1, name: 'Nama lain' })),
  removeWebhook: thing('admin', ({ webhookId }) => ({ id: webhookId })),

  learnedPlaces: list('supervisor'),
  decideLearnedPlace: thing('supervisor', ({ learnedPlaceId }) => ({
    id: learnedPlaceId,
    version: 1,
    decision: 'reject',
  })),

  units: list('operator'),
  createUnit: thing('admin', ({ regionCode }) => ({
    regionCode,
    callSign: `BARU-${newId().slice(-8)}`,
    type: 'als',
  })),
  updateUnit: thing('admin', ({ unitId }) => ({ id: unitId, version: 1, type: 'als' })),
  signOn: thing('crew', ({ unitId }) => ({ id: unitId })),
  setService: thing('crew', ({ unitId }) => ({ id: unitId, service: 'out_of_service', reason: 'Ban' })),
  reportPositions: thing('crew', ({ unitId }) => ({
    id: unitId,
    sentAt: now(),
    positions: [{ point: { lon: 103.63, lat: -1.6 }, at: now() }],
  })),
  signOff: thing('crew', ({ unitId }) => ({ id: unitId })),

  facilities: list('facility_staff'),
  setBeds: thing('facility_staff', ({ facilityId }) => ({
    id: facilityId,
    beds: [{ kind: 'er', total: 8, available: 2 }],
  })),
  setDiversion: thing('facility_staff', ({ facilityId }) => ({
    id: facilityId,
    version: 1,
    diversion: null,
  })),
  setCapability: thing('admin', ({ facilityId }) => ({
    id: facilityId,
    version: 1,
    erLevel: 2,
    capabilities: ['ct'],
    isAlwaysOpen: true,
    openHours: [],
  })),
  setFacilityPoint: thing('admin', ({ facilityId }) => ({
    id: facilityId,
    version: 1,
    point: { lon: 103.63, lat: -1.6 },
    accuracyM: 20,
  })),
  listMappings: { holder: 'admin', kind: 'anywhere', input: () => ({ kind: 'facilities' }) },
  saveListMapping: thing('admin', ({ regionCode }) => ({
    kind: 'facilities',
    regionCode,
    name: `Uji ${newId()}`,
    columns: { name: 'Nama RS' },
  })),
  removeListMapping: thing('admin', ({ listMappingId }) => ({ id: listMappingId })),
  beginListFile: thing('admin', ({ regionCode }) => ({
    kind: 'facilities',
    regionCode,
    fileName: 'faskes.csv',
    bytes: 6,
  })),
  addListPiece: thing('admin', ({ listFileId }) => ({
    id: listFileId,
    at: 0,
    data: FACILITY_LIST.toString('base64'),
  })),
  previewListFile: thing('admin', ({ listFileId }) => ({ id: listFileId })),
  importListFile: thing('admin', ({ shownListId, listPreviewId }) => ({
    id: shownListId,
    previewId: listPreviewId,
  })),
  roadState: { holder: 'crew', kind: 'anywhere', input: none },
  route: {
    holder: 'crew',
    kind: 'anywhere',
    input: () => ({ from: { lon: 103.63, lat: -1.6 }, to: { lon: 103.64, lat: -1.61 } }),
  },
  speeds: { holder: 'supervisor', kind: 'anywhere', input: none },
  setSpeeds: {
    holder: 'admin',
    isNational: true,
    kind: 'anywhere',
    input: () => ({ version: 0, rows: SPEEDS }),
  },
  speedCalibration: { holder: 'supervisor', kind: 'anywhere', input: none },
  closures: list('supervisor'),
  drawClosure: thing('supervisor', ({ regionCode }) => ({
    regionCode,
    kind: 'flooded',
    ring: [
      { lon: 103.61, lat: -1.6 },
      { lon: 103.62, lat: -1.6 },
      { lon: 103.62, lat: -1.61 },
    ],
  })),
  liftClosure: thing('supervisor', ({ closureId }) => ({ id: closureId })),

  responseTimes: thing('supervisor', ({ regionCode }) => ({
    regionCode,
    from: '2026-01-01T00:00:00Z',
    to: now(),
  })),
  reportSeries: thing('supervisor', ({ regionCode }) => ({
    regionCode,
    from: new Date(Date.now() - 86_400_000).toISOString(),
    to: now(),
  })),

  changePassword: {
    holder: 'field_officer',
    kind: 'anywhere',
    isFinal: true,
    input: () => ({ currentPassword: PASSWORD, newPassword: 'kata-sandi-yang-baru' }),
  },
  signOut: { holder: 'field_officer', kind: 'anywhere', isFinal: true, input: none },
};

const OWN_OF_VISITORS: Partial<Record<VisitorName, VisitorCase>> = {
  visit: { holder: { scope: 'person', subjectKind: 'uji' }, kind: 'own', input: none },
  visitLine: { holder: { scope: 'ticket', subjectKind: 'uji' }, kind: 'own', input: none },
  openCallerLink: {
    holder: { scope: 'link', subjectKind: 'call' },
    kind: 'thing',
    subjectIn: ({ callId }) => callId,
    input: (id) => ({ id }),
  },
  sharePosition: {
    holder: { scope: 'link', subjectKind: 'call' },
    kind: 'thing',
    subjectIn: ({ callId }) => callId,
    // Doubted, so that nothing is ranked by it: hospitals of elsewhere may stand in a ranking.
    input: (id) => ({ id, point: { lon: 0, lat: 0 }, accuracyM: 20 }),
  },
  leaveVisit: { holder: { scope: 'link', subjectKind: 'uji' }, kind: 'own', input: none, isFinal: true },
};

/** Every guarded endpoint has a case, here or in its module's own file (`rights/`); a spec finds the one that has none. */
export const CASES = { ...MODULE_CASES, ...OWN } as Readonly<Record<GuardedName, RightsCase>>;

/** Every endpoint for visitors has a case, in the same way. */
export const VISITOR_CASES = { ...MODULE_VISITOR_CASES, ...OWN_OF_VISITORS } as Readonly<
  Record<VisitorName, VisitorCase>
>;
