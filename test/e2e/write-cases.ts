import { TimeBand, type Grant, type Role } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { incidentInput, inRegion, OTHER_REGION, OWN_REGION, placeAt } from '../support/builders.js';
import type { World } from '../support/builders-world.js';
import { PASSWORD } from '../support/server.js';
import type { GuardedName } from './rights-cases.js';

interface Reaching {
  /** Who has every right for it in the own region, and none in the other. */
  holder: Role;
  /** What is asked by what of it lies in another region; all else is right. */
  beyond: Readonly<Record<string, (own: World, other: World) => Record<string, unknown>>>;
}

/** `one`: it touches what its id or its region names and no more, which the rights table tests; the words say what. */
type WriteCase = { one: string } | Reaching;

const THERE = { lon: 113.861, lat: -7.008 };
/** Around the village of the other region. */
const RING_THERE = [
  { lon: 113.85, lat: -7.02 },
  { lon: 113.87, lat: -7.02 },
  { lon: 113.87, lat: -7.0 },
  { lon: 113.85, lat: -7.0 },
];
/** A strip from before the village of the own region to behind the other's. */
const RING_ACROSS = [
  { lon: 103.6329, lat: -1.5992 },
  { lon: 113.8721, lat: -7.0116 },
  { lon: 113.8703, lat: -7.0152 },
  { lon: 103.6311, lat: -1.6028 },
];
const SPEEDS = TimeBand.options.map((band) => ({ roadClass: 'primary', mode: 'car', band, kmh: 38 }));

const areaOf = (ring: typeof RING_THERE): Record<string, unknown> => ({
  type: 'Polygon',
  coordinates: [[...ring, ...ring.slice(0, 1)].map(({ lon, lat }) => [lon, lat])],
});
const account = (grants: Grant[]): Record<string, unknown> => ({
  username: `tulis.${newId().slice(-12)}`,
  displayName: 'Orang Baru',
  password: PASSWORD,
  grants,
});
const centre = (change: Record<string, unknown>): Record<string, unknown> => ({
  regionCode: OWN_REGION,
  code: `tulis-${newId().slice(-12)}`,
  name: 'Pusat Uji',
  regionCodes: [OWN_REGION],
  ...change,
});
const closure = (ring: unknown, regionCode = OWN_REGION): Record<string, unknown> => ({
  regionCode,
  kind: 'flooded',
  ring,
});
const unit = (change: Record<string, unknown>): Record<string, unknown> => ({
  regionCode: OWN_REGION,
  callSign: `TULIS-${newId().slice(-8)}`,
  type: 'als',
  ...change,
});
const mixed = (...regionCodes: string[]): Grant[] =>
  regionCodes.flatMap((code) => inRegion('operator', code));

/** What each write touches beside what it names first. A spec finds the route that has no line. */
export const WRITES: Readonly<Partial<Record<GuardedName, WriteCase>>> = {
  createAccount: {
    holder: 'admin',
    beyond: {
      'a grant': () => account(mixed(OTHER_REGION)),
      'the second of its grants': () => account(mixed(OWN_REGION, OTHER_REGION)),
      'the province above': () => account(mixed('15')),
      'the country': () => account(mixed('ID')),
      'a unit': (_, other) => account([{ role: 'crew', scope: { kind: 'unit', unitId: other.unitId } }]),
      'a facility': (_, other) =>
        account([{ role: 'facility_staff', scope: { kind: 'facility', facilityId: other.facilityId } }]),
    },
  },
  updateAccount: {
    holder: 'admin',
    beyond: {
      'the account as it was': (_, other) => ({ id: other.accountId, version: 1, displayName: 'X' }),
      'its new grants': (own) => ({ id: own.accountId, version: 1, grants: mixed(OTHER_REGION) }),
      'the second of its new grants': (own) => ({
        id: own.accountId,
        version: 1,
        grants: mixed(OWN_REGION, OTHER_REGION),
      }),
      'the account as it was, taken over': (_, other) => ({
        id: other.accountId,
        version: 1,
        grants: mixed(OWN_REGION),
      }),
    },
  },
  changePassword: { one: 'the own account' },
  signOut: { one: 'the own session' },

  createCentre: {
    holder: 'admin',
    beyond: {
      'who keeps it': () => centre({ regionCode: OTHER_REGION }),
      'what it answers for': () => centre({ regionCodes: [OTHER_REGION] }),
      'the second of what it answers for': () => centre({ regionCodes: [OWN_REGION, OTHER_REGION] }),
      'the province above': () => centre({ regionCodes: ['15'] }),
      'its borders': () => centre({ area: areaOf(RING_THERE) }),
      'a part of its borders': () => centre({ area: areaOf(RING_ACROSS) }),
    },
  },
  updateCentre: {
    holder: 'admin',
    beyond: {
      'the centre as it was': (_, other) => ({ id: other.centreId, version: 1, regionCodes: [OWN_REGION] }),
      'what it is to answer for': (own) => ({
        id: own.centreId,
        version: 1,
        regionCodes: [OWN_REGION, OTHER_REGION],
      }),
      'its new borders': (own) => ({ id: own.centreId, version: 1, area: areaOf(RING_THERE) }),
    },
  },
  removeCentre: { one: 'the centre with all it answers for' },
  handOver: {
    holder: 'operator',
    beyond: { 'the call': (own, other) => ({ id: other.callId, centreId: own.centreId, method: 'phone' }) },
  },
  takeBackHandover: { one: 'the hand-over' },
  confirmHandover: { one: 'the hand-over' },
  refuseHandover: { one: 'the hand-over' },

  retryRefusedEvent: { one: 'the event; it is judged again by what its source may report' },
  createCall: {
    holder: 'operator',
    beyond: { 'its region': () => ({ regionCode: OTHER_REGION, callerNumber: '0811-0000-0411' }) },
  },
  answerCall: { one: 'the call' },
  setCallPlace: { one: 'the call: a caller may be anywhere, and the case is handed over then' },
  sendCallerLink: { one: 'the call' },
  undoCallPlace: { one: 'the call' },
  closeCall: { one: 'the call' },
  linkCall: {
    holder: 'operator',
    beyond: {
      'the call': (own, other) => ({ id: other.callId, incidentId: own.incidentId }),
      'the incident': (own, other) => ({ id: own.callId, incidentId: other.incidentId }),
    },
  },

  recommend: {
    holder: 'operator',
    beyond: {
      'its region': () => ({ regionCode: OTHER_REGION, point: THERE }),
      'the incident': (_, other) => ({
        regionCode: OWN_REGION,
        point: placeAt().point,
        incidentId: other.incidentId,
      }),
    },
  },
  openIncident: {
    holder: 'operator',
    beyond: {
      'its region': () => incidentInput({ regionCode: OTHER_REGION }),
      'its call': (_, other) => incidentInput({ callId: other.callId }),
    },
  },
  updateIncident: { one: 'the incident: its place may be anywhere' },
  closeIncident: { one: 'the incident' },
  cancelIncident: { one: 'the incident' },
  reopenIncident: { one: 'the incident' },
  splitCall: { one: 'the call; its incident is looked at by itself' },
  findIncidents: { one: 'nothing: it reads, and only what the regions hold' },
  exportIncidents: { one: 'nothing: it reads' },
  mergeIncident: {
    holder: 'operator',
    beyond: {
      'the one that ends': (own, other) => ({ id: other.spareIncidentId, intoId: own.incidentId }),
      'the one that goes on': (own, other) => ({ id: own.spareIncidentId, intoId: other.incidentId }),
    },
  },
  offer: {
    holder: 'operator',
    beyond: {
      'the incident': (own, other) => ({ id: other.incidentId, unitIds: [own.freeUnitId] }),
      'the unit': (own, other) => ({ id: own.incidentId, unitIds: [other.freeUnitId] }),
      'the second of its units': (own, other) => ({
        id: own.incidentId,
        unitIds: [own.freeUnitId, other.freeUnitId],
      }),
    },
  },
  accept: { one: 'the assignment' },
  decline: { one: 'the assignment' },
  advance: { one: 'the assignment' },
  markDelivered: { one: 'the assignment' },
  correctStamp: { one: 'the assignment' },
  cancelAssignment: { one: 'the assignment' },
  reassign: {
    holder: 'operator',
    beyond: {
      'the assignment': (own, other) => ({
        id: other.assignmentId,
        unitId: own.freeUnitId,
        reason: 'Lebih dekat',
      }),
      'the unit': (own, other) => ({
        id: own.assignmentId,
        unitId: other.freeUnitId,
        reason: 'Lebih dekat',
      }),
    },
  },
  setDestination: { one: 'the assignment: patients are brought over borders, and the hospital is told' },
  acknowledgeInbound: { one: 'the inbound' },
  acknowledgeAlert: { one: 'the alert' },

  sendMessageAgain: { one: 'the message' },
  subscribePush: { one: 'the own phone' },
  unsubscribePush: { one: 'the own phone' },
  createWebhook: {
    holder: 'admin',
    beyond: {
      'what it hears of': () => ({
        regionCode: OTHER_REGION,
        name: 'Sistem uji',
        url: 'https://contoh.id/siaga',
        secret: 'rahasia-bersama-yang-cukup-panjang-1',
        events: ['unit.updated.v1'],
      }),
      'the country': () => ({
        regionCode: 'ID',
        name: 'Sistem uji',
        url: 'https://contoh.id/siaga',
        secret: 'rahasia-bersama-yang-cukup-panjang-1',
        events: ['unit.updated.v1'],
      }),
    },
  },
  updateWebhook: { one: 'the webhook, whose region stays' },
  removeWebhook: { one: 'the webhook' },
  decideLearnedPlace: { one: 'the learned place' },

  createUnit: {
    holder: 'admin',
    beyond: {
      'its region': () => unit({ regionCode: OTHER_REGION }),
      'the facility at which it stands': (_, other) =>
        unit({ homeFacilityId: other.facilityId, homePost: { name: 'Pos', point: placeAt().point } }),
      'its post': () => unit({ homePost: { name: 'Pos', point: THERE } }),
    },
  },
  updateUnit: {
    holder: 'admin',
    beyond: {
      'the unit as it was': (_, other) => ({ id: other.unitId, version: 1, regionCode: OWN_REGION }),
      'its new region': (own) => ({ id: own.freeUnitId, version: 1, regionCode: OTHER_REGION }),
      'the facility at which it stands': (own, other) => ({
        id: own.freeUnitId,
        version: 1,
        homeFacilityId: other.facilityId,
        homePost: { name: 'Pos', point: placeAt().point },
      }),
      'its post': (own) => ({ id: own.freeUnitId, version: 1, homePost: { name: 'Pos', point: THERE } }),
      'the one that is retired': (_, other) => ({ id: other.freeUnitId, version: 1, isRetired: true }),
    },
  },
  signOn: { one: 'the unit' },
  signOff: { one: 'the unit' },
  setService: { one: 'the unit' },
  reportPositions: { one: 'the unit: it may be anywhere' },

  setBeds: { one: 'the facility' },
  setDiversion: { one: 'the facility' },
  setCapability: { one: 'the facility' },
  setFacilityPoint: {
    holder: 'admin',
    beyond: {
      'the facility': (_, other) => ({
        id: other.facilityId,
        version: 1,
        point: placeAt().point,
        accuracyM: 20,
      }),
      'where it is moved to': (own) => ({ id: own.facilityId, version: 1, point: THERE, accuracyM: 20 }),
    },
  },

  setSpeeds: {
    holder: 'admin',
    beyond: { 'the whole country': () => ({ version: 0, rows: SPEEDS }) },
  },
  drawClosure: {
    holder: 'supervisor',
    beyond: {
      'its region': () => closure(RING_THERE, OTHER_REGION),
      'the country': () => closure(RING_THERE, 'ID'),
      'all of its area': () => closure(RING_THERE),
      'a part of its area': () => closure(RING_ACROSS),
    },
  },
  fetchMap: { holder: 'admin', beyond: { 'its region': () => ({ regionCode: OTHER_REGION }) } },
  stopMapFetch: { one: 'the map that was asked for' },
  takeAlert: { one: 'the alert' },
  saveListMapping: {
    holder: 'admin',
    beyond: {
      'its region': () => ({
        kind: 'facilities',
        regionCode: OTHER_REGION,
        name: 'Uji',
        columns: { name: 'Nama' },
      }),
    },
  },
  removeListMapping: { one: 'the mapping' },
  beginListFile: {
    holder: 'admin',
    beyond: {
      'its region': () => ({
        kind: 'facilities',
        regionCode: OTHER_REGION,
        fileName: 'faskes.csv',
        bytes: 6,
      }),
      'the province above': () => ({
        kind: 'facilities',
        regionCode: '15',
        fileName: 'faskes.csv',
        bytes: 6,
      }),
    },
  },
  addListPiece: { one: 'the file' },
  previewListFile: { one: 'the file; it stores nothing of its rows' },
  importListFile: {
    one: 'the file; each of its rows is judged by its own region (tested in db lists-*)',
  },
  route: { one: 'nothing: it is asked, and changes nothing' },
  liftClosure: { one: 'the closure with all that it reaches into (tested beside)' },
  addDoctor: { one: 'the facility' },
  editDoctor: { one: 'the doctor' },
  addClinic: { one: 'the facility; the doctors of its week are looked at by themselves' },
  editClinic: { one: 'the clinic; the doctors of its week are looked at by themselves' },
  takeTicket: { one: 'the session; a patient may live anywhere' },
  stepTicket: { one: 'the ticket' },
  transferTicket: { one: 'the ticket, and a session of its own facility (tested in e2e booking-desk)' },
  checkIn: { one: 'the facility' },
  declareDayOff: { one: 'the facility; its doctor is looked at by itself' },
  liftDayOff: { one: 'the days off' },
  previewWeek: { one: 'nothing: it stores nothing' },
  callNext: { one: 'the session' },
  referralPlaces: { one: 'nothing: it stores nothing' },
  referPatient: { one: 'the ticket; any hospital may be chosen (tested in e2e booking-referral)' },
  setStage: { one: 'the facility; its clinics are looked at by themselves' },
  pairBoard: { one: 'the facility; its clinics are looked at by themselves' },
  cutBoard: { one: 'the board' },
  callTurn: { one: 'the stage' },
  stepTurn: { one: 'the turn' },
  delaySession: { one: 'the session' },
  replaceDoctor: { one: 'the session; a doctor of another house is refused' },

  setMonitoringProgram: { one: 'the region; one that is changed is looked at where it is, too' },
  openCase: {
    one: 'the region; a case of the same house is looked at by itself (tested in e2e monitoring-*)',
  },
  setEntryPost: {
    one: 'the region; one that is changed is looked at where it is, and its program has to be of the region',
  },
  openEntryShift: { one: 'the post' },
  enterTravellers: {
    one: 'the shift, of the own officer; where travellers go is anywhere (ADR 0054, tested in e2e monitoring-entry)',
  },
  endEntryShift: { one: 'the shift; who takes over has to be at the same post' },
  codeTraveller: { one: 'the traveller of the own shift' },
  setEmergencyNumbers: { one: 'the region' },
  renewActivation: { one: 'the case' },
  reportForCase: { one: 'the case' },
  visitCase: { one: 'the case' },
  takeUpFlag: { one: 'the case that bears the flag' },
  extendCase: { one: 'the case' },
  closeFollowUp: { one: 'the case' },
  findCases: { one: 'nothing: it stores nothing' },
  reclassifyCase: { one: 'the case' },
  setReporter: { one: 'the case' },
  setAskWish: { one: 'the case' },
  permitLeave: { one: 'the case' },
  mergeCases: {
    one: 'the case; the second record is looked at by itself (tested in e2e monitoring-changes)',
  },
  callAmbulance: { one: 'the case' },
  clinicPlaces: { one: 'nothing: it stores nothing' },
  bookClinic: { one: 'the case' },
  setJknLink: { one: 'the facility' },
  setJknOperation: { one: 'the facility; an operation of another is not found' },
};
