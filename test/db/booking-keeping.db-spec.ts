import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Ticket } from '#siaga/contracts';
import { TicketUpkeep } from '#siaga/booking';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { PatientPhone } from '../support/portal-booking.js';
import { useServer } from '../support/server.js';

const KEPT_DAYS = 100;
const PEOPLE = 5_000;

/** Needs a second connection, which the embedded engine has not. */
const onPostgres = process.env.SIAGA_TEST_ENGINE === 'embedded' ? it.skip : it;

describe('how long a ticket says whose it was', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, {
    SIAGA_ROLE: 'web',
    SIAGA_TICKET_KEPT_DAYS: String(KEPT_DAYS),
  });
  let clinic: ClinicWorld;

  beforeAll(async () => {
    clinic = await buildClinic(own.server, {
      rules: { isWindowStrict: false },
      weekly: { rhythm: { minutes: 240, places: 20, walkIns: 20, firstExtra: 0 } },
    });
  }, 60_000);

  const served = async (n: number): Promise<Ticket> => {
    const { id: sessionId } = await clinic.session(1);
    const ticket = await clinic.counter.call('takeTicket', {
      ...{ sessionId, channel: 'counter', placeKind: 'walk_in', patient: { ...patientNo(n), phone: '0812' } },
    });
    await clinic.counter.call('callNext', { id: sessionId, room: '1' });
    for (const step of ['serve', 'finish'] as const)
      await clinic.counter.call('stepTicket', { id: ticket.id, step, note: 'Catatan contoh' });
    return ticket;
  };
  /** The days of a ticket go by: its session with it, as nothing else moves a clock of the database. */
  async function age({ id }: Pick<Ticket, 'id'>, days: number): Promise<void> {
    await database.pool.query('UPDATE ticket SET service_date = service_date - $2::int WHERE id = $1', [
      ...[id, days],
    ]);
  }
  const rowOf = async ({ id }: Pick<Ticket, 'id'>): Promise<Record<string, unknown>> => {
    const { rows } = await database.pool.query<Record<string, unknown>>(
      'SELECT * FROM ticket WHERE id = $1',
      [id],
    );
    return rows[0] ?? {};
  };
  const figures = async () =>
    clinic.head.call('clinicFigures', {
      ...{ facilityId: clinic.facilityId, from: dayFromNow(-KEPT_DAYS - 5), to: dayFromNow(-KEPT_DAYS + 5) },
    });
  const tidy = (): Promise<void> => own.server.get(TicketUpkeep).tidy();

  it('should forget the person when the time is over, and keep the figures', async () => {
    const [old, young] = [await served(1), await served(2)];
    const phone = new PatientPhone(own.server);
    const booked = await phone.book((await clinic.session(2)).id, {
      patient: { ...patientNo(3), cardNumber: null },
      phone: '0812-5555-0003',
    });
    // A day of margin on either side of the limit: today is not the same day in every region.
    await age(old, KEPT_DAYS + 3);
    await age(young, KEPT_DAYS - 1);
    await age(booked.ticket, KEPT_DAYS + 6);
    const [before, figuresBefore] = [await rowOf(old), await figures()];
    await Promise.all([tidy(), tidy()]);
    const after = await rowOf(old);
    expect(after).toMatchObject({ patient_id: null, note_sealed: null, referral_sealed: null });
    expect(after.patient_sealed).not.toBe(before.patient_sealed);
    for (const kept of [
      'number',
      'label',
      'state',
      'arrived_at',
      'served_at',
      'ended_at',
      'cluster',
      'channel',
    ])
      expect(after[kept]).toEqual(before[kept]);
    const { tickets } = await clinic.counter.call('bookingDay', {
      ...{ facilityId: clinic.facilityId, date: dayFromNow(1 - KEPT_DAYS - 3) },
    });
    expect(tickets).toMatchObject([
      {
        id: old.id,
        label: old.label,
        note: null,
        patient: { name: '', nik: null, cardNumber: null, phone: null },
      },
    ]);
    expect(figuresBefore.weeks.length).toBeGreaterThan(0);
    expect(await figures()).toEqual(figuresBefore);
    // Nobody can be found by a key any more who is in no ticket.
    const { rows } = await database.pool.query<{ people: number; reached: number }>(
      'SELECT (SELECT count(*)::int FROM booking_patient) AS people, (SELECT count(*)::int FROM booking_reach) AS reached',
    );
    expect(rows).toEqual([{ people: 1, reached: 0 }]);
    expect(await rowOf(young)).toMatchObject({ erased_at: null });
    // Once more changes nothing.
    await tidy();
    expect(await rowOf(old)).toEqual(after);
  });

  onPostgres(
    'should go through thousands a batch at a time, and leave what somebody holds for the next time',
    async () => {
      const model = await served(4);
      await database.pool.query(
        `INSERT INTO ticket (id, version, session_id, clinic_id, facility_id, region_code, service_date, state, channel, place_kind, priority, cluster,
         seat, seat_kind, number, label, code, patient_sealed, booked_at)
       SELECT gen_random_uuid(), 1, session_id, clinic_id, facility_id, region_code, service_date - $2::int, 'no_show', channel, place_kind, priority,
         cluster, n, seat_kind, 1000 + n, 'A-' || n, 'KODE' || n, patient_sealed, booked_at
       FROM ticket, generate_series(1, $3::int) AS n WHERE id = $1`,
        [model.id, KEPT_DAYS + 10, PEOPLE],
      );
      const left = async (): Promise<number> => {
        const { rows } = await database.pool.query<{ left: number }>(
          'SELECT count(*)::int AS left FROM ticket WHERE erased_at IS NULL AND service_date < now()::date - $1::int',
          [KEPT_DAYS],
        );
        return rows[0]?.left ?? -1;
      };
      const holder = await database.pool.connect();
      await holder.query('BEGIN');
      await holder.query("SELECT id FROM ticket WHERE code = 'KODE7' FOR UPDATE");
      await tidy();
      expect(await left()).toBe(1);
      await holder.query('ROLLBACK');
      holder.release();
      await tidy();
      expect(await left()).toBe(0);
    },
  );
});
