import { USUAL_RULES } from '#siaga/contracts';
import { pairBoard, Television } from '../../support/booking-boards.js';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../../support/booking-world.js';
import { addStage, serveAtClinic, turnsOf } from '../../support/booking-stages.js';
import { joinWait, PatientPhone } from '../../support/portal-booking.js';
import type { TestServer } from '../../support/server.js';
import type { World } from '../../support/builders-world.js';
import type { ModuleRights } from '../module-rights.js';

interface BookingIds {
  readonly clinicId?: string;
  readonly doctorId?: string;
  readonly sessionId?: string;
  readonly ticketId?: string;
  readonly code?: string;
  readonly dayOffId?: string;
  readonly otherSessionId?: string;
  readonly stageId?: string;
  readonly turnId?: string;
  readonly servedId?: string;
  readonly elsewhereId?: string;
  readonly movedId?: string;
  readonly cancelledId?: string;
  readonly rebookedId?: string;
  readonly waitId?: string;
  readonly offeredId?: string;
  readonly leftId?: string;
  readonly boardCode?: string;
  readonly boardId?: string;
  readonly cutBoardId?: string;
}

const ids = (world: World): BookingIds => world as BookingIds;
/** What is missing has an id in its place, which is no code. */
const codeOf = (world: World): string =>
  (ids(world).code ?? '').slice(0, 10).replaceAll('-', 'A').toUpperCase();
/** Into which session a ticket is booked anew; of one that is missing, into one that is missing too. */
const bookedInto = new Map<string, string>();
const HOLDER = { scope: 'ticket', subjectKind: 'booking' } as const;
const SCREEN = { scope: 'screen', subjectKind: 'board' } as const;
const WAITER = { scope: 'ticket', subjectKind: 'wait' } as const;
const CLINIC = { name: 'Klinik Saraf', rules: USUAL_RULES, weekly: [] };

/** Rights of queue booking. */
export const rights: ModuleRights = {
  cases: {
    clinics: {
      holder: 'facility_staff',
      kind: 'thing',
      input: ({ facilityId }) => ({ facilityId }),
    },
    addDoctor: {
      holder: 'clinic_head',
      kind: 'thing',
      input: (world) => ({ facilityId: world.facilityId, name: 'dr. Baru' }),
    },
    editDoctor: {
      holder: 'clinic_head',
      kind: 'thing',
      input: (world) => ({ id: ids(world).doctorId, version: 1, name: 'dr. Ganti', isActive: true }),
    },
    addClinic: {
      holder: 'clinic_head',
      kind: 'thing',
      input: (world) => ({ ...CLINIC, facilityId: world.facilityId, letter: 'B' }),
    },
    editClinic: {
      holder: 'clinic_head',
      kind: 'thing',
      input: (world) => ({ ...CLINIC, id: ids(world).clinicId, version: 1, letter: 'C', isActive: true }),
    },
    tryTemplate: {
      holder: 'clinic_head',
      kind: 'thing',
      input: (world) => ({
        ...{ id: ids(world).clinicId, lengthMinutes: 240, minutes: 30, places: 5, walkInAfter: 4 },
      }),
    },
    bookingDay: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({ facilityId: world.facilityId, date: dayFromNow(1) }),
    },
    takeTicket: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({
        sessionId: ids(world).sessionId,
        channel: 'counter',
        placeKind: 'jkn',
        patient: patientNo(2),
      }),
    },
    callNext: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({ id: ids(world).sessionId, room: 'Ruang 1' }),
    },
    delaySession: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({ id: ids(world).sessionId, version: 1, delayMinutes: 20 }),
    },
    replaceDoctor: {
      holder: 'facility_staff',
      kind: 'thing',
      // Whom the week names: allowed, and changes nothing.
      input: (world) => ({ id: ids(world).otherSessionId, version: 1, doctorId: ids(world).doctorId }),
    },
    stepTicket: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({ id: ids(world).ticketId, step: 'cancel', note: 'Berhalangan' }),
    },
    boards: { holder: 'facility_staff', kind: 'thing', input: ({ facilityId }) => ({ facilityId }) },
    pairBoard: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({
        ...{ facilityId: world.facilityId, name: 'Ruang tunggu' },
        // What is missing has an id in its place, which is no code.
        code: ids(world).boardCode?.length === 6 ? ids(world).boardCode : 'ACDEFH',
      }),
    },
    cutBoard: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({ id: ids(world).cutBoardId }),
    },
    clinicFigures: {
      holder: 'clinic_head',
      kind: 'thing',
      input: ({ facilityId }) => ({ facilityId, from: dayFromNow(-7), to: dayFromNow(7) }),
    },
    clinicFiguresFile: {
      holder: 'clinic_head',
      kind: 'thing',
      input: ({ facilityId }) => ({ facilityId, from: dayFromNow(-7), to: dayFromNow(7) }),
    },
    daysOff: { holder: 'facility_staff', kind: 'thing', input: ({ facilityId }) => ({ facilityId }) },
    dayOffFelt: {
      holder: 'clinic_head',
      kind: 'thing',
      input: ({ facilityId }) => ({ facilityId, firstDay: dayFromNow(1), lastDay: dayFromNow(2) }),
    },
    declareDayOff: {
      holder: 'clinic_head',
      kind: 'thing',
      input: ({ facilityId }) => ({
        ...{ facilityId, kind: 'holiday', reason: 'Hari libur' },
        ...{ firstDay: dayFromNow(40), lastDay: dayFromNow(40) },
      }),
    },
    liftDayOff: {
      holder: 'clinic_head',
      kind: 'thing',
      input: (world) => ({ id: ids(world).dayOffId, version: 1 }),
    },
    previewWeek: {
      holder: 'clinic_head',
      kind: 'thing',
      input: (world) => ({ ...CLINIC, id: ids(world).clinicId, version: 1, letter: 'C', isActive: true }),
    },
    transferTicket: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({
        id: ids(world).ticketId,
        sessionId: ids(world).otherSessionId,
        note: 'Dokter lain',
      }),
    },
    referralPlaces: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({ id: ids(world).servedId, words: 'saraf' }),
    },
    referPatient: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({
        ...{ id: ids(world).servedId, sessionId: ids(world).elsewhereId },
        ...{ placeKind: 'jkn', reason: 'Perlu dokter saraf' },
      }),
    },
    setStage: {
      holder: 'clinic_head',
      kind: 'thing',
      input: ({ facilityId }) => ({
        ...{ facilityId, kind: 'pharmacy', name: 'Farmasi baru', letter: 'W', rooms: [], clinicIds: [] },
      }),
    },
    callTurn: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({ id: ids(world).stageId, room: 'Loket 1' }),
    },
    stepTurn: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({ id: ids(world).turnId, step: 'serve' }),
    },
    checkIn: {
      holder: 'facility_staff',
      kind: 'thing',
      input: (world) => ({ facilityId: world.facilityId, code: codeOf(world) }),
    },
  },
  visitorCases: {
    portalTicket: {
      holder: { scope: 'ticket', subjectKind: 'booking' },
      kind: 'thing',
      subjectIn: (world) => ids(world).ticketId ?? '',
      input: (id) => ({ id }),
    },
    portalTicketPlaces: {
      ...{ holder: HOLDER, kind: 'thing' },
      subjectIn: (world) => ids(world).ticketId ?? '',
      input: (id) => ({ id }),
    },
    movePortalTicket: {
      ...{ holder: HOLDER, kind: 'thing' },
      subjectIn: (world) => ids(world).movedId ?? '',
      input: (id) => ({ id, version: 1 }),
    },
    cancelPortalTicket: {
      ...{ holder: HOLDER, kind: 'thing' },
      subjectIn: (world) => ids(world).cancelledId ?? '',
      input: (id) => ({ id }),
    },
    rebookTicket: {
      ...{ holder: HOLDER, kind: 'thing' },
      subjectIn: (world) => ids(world).rebookedId ?? '',
      input: (id) => ({ id, sessionId: bookedInto.get(id) ?? id }),
    },
    waitPlace: {
      ...{ holder: WAITER, kind: 'thing' },
      subjectIn: (world) => ids(world).waitId ?? '',
      input: (id) => ({ id }),
    },
    takeOffer: {
      ...{ holder: WAITER, kind: 'thing' },
      subjectIn: (world) => ids(world).offeredId ?? '',
      input: (id) => ({ id }),
    },
    leaveWait: {
      ...{ holder: WAITER, kind: 'thing' },
      subjectIn: (world) => ids(world).leftId ?? '',
      input: (id) => ({ id }),
    },
    queueBoard: {
      ...{ holder: SCREEN, kind: 'thing' },
      subjectIn: (world) => ids(world).boardId ?? '',
      input: (id) => ({ id }),
    },
    boardVoice: {
      ...{ holder: SCREEN, kind: 'thing' },
      subjectIn: (world) => ids(world).boardId ?? '',
      input: (id) => ({ id, label: 'A-01', room: '1' }),
    },
  },
  async build(server, _regionCode, { facilityId }) {
    const world = await buildClinic(server, { facilityId });
    const { clinic, counter, head, session } = world;
    const { id: sessionId } = await session(1);
    const { id: otherSessionId } = await session(2);
    const { id: dayOffId } = await head.call('declareDayOff', {
      ...{ facilityId, kind: 'leave', reason: 'Cuti' },
      ...{ firstDay: dayFromNow(50), lastDay: dayFromNow(51) },
    });
    const ticket = await counter.call('takeTicket', {
      sessionId,
      channel: 'counter',
      placeKind: 'jkn',
      patient: patientNo(1),
    });
    const phoned = async (n: number): Promise<string> => {
      const form = { patient: patientNo(n), phone: `0812-5555-${String(3_000 + n)}` };
      return (await new PatientPhone(server).book(sessionId, form)).ticket.id;
    };
    const [movedId, cancelledId, rebookedId] = [await phoned(2), await phoned(3), await phoned(4)];
    bookedInto.set(rebookedId, otherSessionId);
    await addStage(world, 'pharmacy', { letter: 'V' });
    const served = await counter.call('takeTicket', {
      ...{ sessionId, channel: 'counter', placeKind: 'walk_in', patient: patientNo(9) },
    });
    await serveAtClinic(world, served, 'ready_made');
    const [turn] = await turnsOf(world, served);
    const elsewhere = await buildClinic(server);
    return {
      ...{ movedId, cancelledId, rebookedId, ...(await buildWaits(server, facilityId)) },
      ...(await buildBoards(world, server)),
      servedId: served.id,
      elsewhereId: (await elsewhere.session(1)).id,
      stageId: turn?.stageId ?? '',
      turnId: turn?.id ?? '',
      clinicId: clinic.id,
      doctorId: clinic.weekly[0]?.doctorId ?? '',
      sessionId,
      ticketId: ticket.id,
      code: ticket.code,
      otherSessionId,
      dayOffId,
    };
  },
};

/** A television that shows a code, and two that hang on walls. */
async function buildBoards(world: ClinicWorld, server: TestServer): Promise<Partial<BookingIds>> {
  const paired = async (name: string): Promise<string> =>
    (await pairBoard(world, await new Television(server.base).ask(), { name })).id;
  return {
    boardCode: await new Television(server.base).ask(),
    boardId: await paired('Lobi'),
    cutBoardId: await paired('Lantai 2'),
  };
}

/** A full session of another clinic in whose line three stand; the first is offered what became free. */
async function buildWaits(server: TestServer, facilityId: string): Promise<Partial<BookingIds>> {
  const full = await buildClinic(server, {
    ...{ facilityId, letter: 'W' },
    weekly: { rhythm: { minutes: 240, places: 1, walkIns: 0, firstExtra: 0 } },
  });
  const { id: sessionId } = await full.session(1);
  const { id } = await full.counter.call('takeTicket', {
    ...{ sessionId, channel: 'counter', placeKind: 'jkn', patient: patientNo(5) },
  });
  const join = async (n: number): Promise<string> => {
    const form = { patient: patientNo(n), phone: `0812-5555-${String(3_000 + n)}` };
    return (await joinWait(server, sessionId, form)).wait.id;
  };
  const [offeredId, waitId, leftId] = [await join(6), await join(7), await join(8)];
  await full.counter.call('stepTicket', { id, step: 'cancel', note: 'Tidak jadi datang' });
  return { offeredId, waitId, leftId };
}
