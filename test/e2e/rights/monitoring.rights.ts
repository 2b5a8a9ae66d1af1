import type { OwnAlarm } from '#siaga/contracts';
import { buildClinic } from '../../support/booking-world.js';
import type { World } from '../../support/builders-world.js';
import {
  buildMonitoring,
  dayInJambi,
  monitoredNo,
  MonitoredPhone,
  openCase,
  programInput,
  WELL,
} from '../../support/monitoring-world.js';
import type { ModuleRights } from '../module-rights.js';

interface MonitoringIds {
  readonly programId?: string;
  readonly caseId?: string;
  readonly closedId?: string;
  readonly flaggedId?: string;
  readonly flagId?: string;
  readonly ownId?: string;
  readonly alarmedId?: string;
  readonly twinId?: string;
  readonly secondId?: string;
  readonly memberId?: string;
  readonly trailedId?: string;
  readonly clinicSessionId?: string;
}

const ids = (world: World): MonitoringIds => world as MonitoringIds;
const HOLDER = { scope: 'ticket', subjectKind: 'monitored' } as const;
const SPAN = {
  from: new Date(Date.now() - 3_600_000).toISOString(),
  until: new Date(Date.now() + 3_600_000).toISOString(),
};
/** The alarm of a case. */
const alarmOf = new Map<string, string>();
/** Another person at each try: one is followed up once. */
let last = 400;
const nextNo = (): number => {
  last += 1;
  return last;
};

/** Rights of follow-up. */
export const rights: ModuleRights = {
  cases: {
    monitoringPrograms: { holder: 'field_officer', kind: 'list', input: () => ({}) },
    setMonitoringProgram: {
      holder: 'health_office',
      kind: 'thing',
      input: ({ regionCode }) => ({ ...programInput({ regionCode }) }),
    },
    monitoringWork: { holder: 'field_officer', kind: 'thing', input: ({ regionCode }) => ({ regionCode }) },
    monitoringArea: { holder: 'health_office', kind: 'thing', input: ({ regionCode }) => ({ regionCode }) },
    caseLooks: {
      holder: 'health_office',
      kind: 'thing',
      input: ({ regionCode }) => ({ regionCode, ...SPAN }),
    },
    caseLooksFile: {
      holder: 'health_office',
      kind: 'thing',
      input: ({ regionCode }) => ({ regionCode, ...SPAN }),
    },
    caseKeeping: { holder: 'health_office', kind: 'thing', input: ({ regionCode }) => ({ regionCode }) },
    emergencyNumbers: { holder: 'field_officer', kind: 'thing', input: ({ regionCode }) => ({ regionCode }) },
    setEmergencyNumbers: {
      holder: 'health_office',
      kind: 'thing',
      input: ({ regionCode }) => ({
        ...{ regionCode, version: null, numbers: [{ label: 'PSC Contoh', number: '0741119119' }] },
      }),
    },
    monitoringRecap: {
      holder: 'health_office',
      kind: 'thing',
      input: ({ regionCode }) => ({ regionCode, from: dayInJambi(-1), to: dayInJambi() }),
    },
    openCase: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({
        ...{ programId: ids(world).programId, kind: 'otg', regionCode: world.regionCode },
        ...{ dayOne: dayInJambi(), person: monitoredNo(nextNo()) },
      }),
    },
    monitoredCase: { holder: 'field_officer', kind: 'thing', input: (world) => ({ id: ids(world).caseId }) },
    renewActivation: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({ id: ids(world).caseId }),
    },
    reportForCase: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({ id: ids(world).caseId, forDate: dayInJambi(), answers: WELL }),
    },
    visitCase: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({ id: ids(world).caseId, way: 'phone', result: 'unavailable' }),
    },
    takeUpFlag: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({ id: ids(world).flaggedId, flagId: ids(world).flagId }),
    },
    extendCase: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({ id: ids(world).ownId, version: 1, endsOn: dayInJambi(20) }),
    },
    closeFollowUp: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({ id: ids(world).closedId, version: 1, as: 'completed' }),
    },
    findCases: {
      holder: 'field_officer',
      kind: 'thing',
      input: ({ regionCode }) => ({ regionCode, words: 'Warga' }),
    },
    reclassifyCase: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({ id: ids(world).twinId, version: 1, kind: 'pdp' }),
    },
    setReporter: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({ id: ids(world).memberId, version: 1 }),
    },
    setAskWish: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({ id: ids(world).caseId, channel: 'whatsapp', hour: 18 }),
    },
    caseTrail: { holder: 'field_officer', kind: 'thing', input: (world) => ({ id: ids(world).caseId }) },
    permitLeave: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({ id: ids(world).caseId, until: null }),
    },
    mergeCases: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({
        ...{ id: ids(world).twinId, version: 2 },
        ...{ duplicateId: ids(world).secondId, duplicateVersion: 1 },
      }),
    },
    callAmbulance: { holder: 'field_officer', kind: 'thing', input: (world) => ({ id: ids(world).caseId }) },
    clinicPlaces: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({ id: ids(world).caseId, words: 'anak' }),
    },
    bookClinic: {
      holder: 'field_officer',
      kind: 'thing',
      input: (world) => ({ id: ids(world).caseId, sessionId: ids(world).clinicSessionId, placeKind: 'jkn' }),
    },
  },
  visitorCases: {
    ownCase: {
      holder: HOLDER,
      kind: 'thing',
      input: (id) => ({ id }),
      subjectIn: (world) => ids(world).caseId ?? '',
    },
    ownCopy: {
      holder: HOLDER,
      kind: 'thing',
      input: (id) => ({ id }),
      subjectIn: (world) => ids(world).caseId ?? '',
    },
    pressPanic: {
      holder: HOLDER,
      kind: 'thing',
      input: (id) => ({ id, caseId: id }),
      subjectIn: (world) => ids(world).caseId ?? '',
    },
    takeBackPanic: {
      holder: HOLDER,
      kind: 'thing',
      input: (id) => ({ id, alarmId: alarmOf.get(id) ?? id }),
      subjectIn: (world) => ids(world).alarmedId ?? '',
    },
    setOwnAskWish: {
      holder: HOLDER,
      kind: 'thing',
      input: (id) => ({ id, caseId: id, channel: 'whatsapp', hour: 18 }),
      subjectIn: (world) => ids(world).caseId ?? '',
    },
    consentMovement: {
      holder: HOLDER,
      kind: 'thing',
      input: (id) => ({ id, isGiven: true }),
      subjectIn: (world) => ids(world).trailedId ?? '',
    },
    sendFixes: {
      holder: HOLDER,
      kind: 'thing',
      input: (id) => ({ id, fixes: [{ lon: 103.61, lat: -1.6, accuracyM: 20, ageS: 0 }] }),
      subjectIn: (world) => ids(world).trailedId ?? '',
    },
    sendReport: {
      holder: HOLDER,
      kind: 'thing',
      input: (id) => ({ id, caseId: id, forDate: dayInJambi(), answers: WELL }),
      subjectIn: (world) => ids(world).caseId ?? '',
    },
  },
  async build(server, regionCode) {
    const world = await buildMonitoring(server, regionCode);
    const { case: one } = await openCase(world, nextNo());
    const { case: closed } = await openCase(world, nextNo());
    const { case: own } = await openCase(world, nextNo());
    const { case: flagged } = await openCase(world, nextNo());
    await world.officer.call('reportForCase', {
      ...{ id: flagged.id, forDate: dayInJambi(), answers: { ...WELL, breathless: true } },
    });
    const { case: after } = await world.officer.call('monitoredCase', { id: flagged.id });
    const twin = await openCase(world, nextNo());
    const other = await openCase(world, nextNo(), { person: { ...monitoredNo(nextNo()), nik: null } });
    const member = await openCase(world, nextNo(), { householdOf: one.id });
    const rules = { ...programInput().rules, movement: { radiusM: 200, gridM: 200, trailDays: 7 } };
    const asking = await world.office.call('setMonitoringProgram', {
      ...programInput({ regionCode }),
      rules,
    });
    const trailed = await openCase(world, nextNo(), {
      ...{ programId: asking.id, place: { lon: 103.61, lat: -1.6 } },
    });
    const trailing = await MonitoredPhone.activate(server, trailed);
    await trailing.visit.try('consentMovement', { id: trailing.caseId, isGiven: true });
    const alarmed = await openCase(world, nextNo());
    const phone = await MonitoredPhone.activate(server, alarmed);
    const { body } = await phone.visit.try('pressPanic', { id: phone.caseId, caseId: phone.caseId });
    alarmOf.set(phone.caseId, (body as OwnAlarm).id);
    // The table takes longer than a mistake may.
    await server.database.query("UPDATE monitoring_alarm SET pressed_at = now() + interval '1 hour'");
    const clinic = await buildClinic(server);
    return {
      clinicSessionId: (await clinic.session(1)).id,
      trailedId: trailing.caseId,
      ...{ alarmedId: phone.caseId, twinId: twin.case.id, secondId: other.case.id, memberId: member.case.id },
      ...{ programId: world.program.id, caseId: one.id, closedId: closed.id, ownId: own.id },
      ...{ flaggedId: flagged.id, flagId: after.flags[0]?.id ?? '' },
    };
  },
};
