import type { BookingStage, SetStageInput, StageKind, StageTurn, Ticket } from '#siaga/contracts';
import { dayFromNow, type ClinicWorld } from './booking-world.js';

const NAMES: Readonly<Record<StageKind, string>> = { admission: 'Pendaftaran', pharmacy: 'Farmasi' };

/** An admission or a pharmacy of the world's clinic, as its head adds it. */
export function addStage(
  { head, facilityId, clinic }: ClinicWorld,
  kind: StageKind,
  change: Partial<SetStageInput> = {},
): Promise<BookingStage> {
  const letter = kind === 'pharmacy' ? 'F' : null;
  const rooms = kind === 'pharmacy' ? ['Farmasi 1'] : ['Loket 1', 'Loket 2'];
  return head.call('setStage', {
    ...{ facilityId, kind, name: NAMES[kind], letter, rooms, clinicIds: [clinic.id] },
    ...change,
  });
}

/** The ticket of the world's facility with this code, today or on one of the next days. */
export async function ticketOf({ counter, facilityId }: ClinicWorld, code: string): Promise<Ticket> {
  const days = await Promise.all(
    [0, 1, 2].map((n) => counter.call('bookingDay', { facilityId, date: dayFromNow(n) })),
  );
  const ticket = days.flatMap(({ tickets }) => tickets).find((one) => one.code === code);
  if (ticket === undefined) throw new Error(`No ticket has the code ${code}`);
  return ticket;
}

/** How a ticket stands in the stages of its day. */
export async function turnsOf({ counter }: ClinicWorld, ticket: Ticket): Promise<StageTurn[]> {
  const { facilityId, serviceDate: date } = ticket;
  const { turns } = await counter.call('bookingDay', { facilityId, date });
  return turns.filter(({ ticketId }) => ticketId === ticket.id);
}

/** Serves a ticket of the clinic from wherever it waits to its end, with what it is given for the pharmacy. */
export async function serveAtClinic(
  { counter }: ClinicWorld,
  { id, sessionId, state }: Ticket,
  medicine: 'ready_made' | 'compounded' | null,
): Promise<void> {
  if (state === 'booked') await counter.call('stepTicket', { id, step: 'arrive', note: 'Diterima' });
  for (let called: Ticket | null = null; called?.id !== id;) {
    called = (await counter.call('callNext', { id: sessionId, room: 'Ruang 1' })).ticket;
    if (called === null) throw new Error('Nobody waits for the clinic any more');
  }
  await counter.call('stepTicket', { id, step: 'serve' });
  await counter.call('stepTicket', { id, step: 'finish', medicine });
}
