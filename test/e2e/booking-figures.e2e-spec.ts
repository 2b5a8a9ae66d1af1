import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';

const MINUTE_S = 60;

describe('the figures of a clinic', () => {
  const { databaseUrl } = useDatabase();
  const own = useServer(databaseUrl);
  let world: ClinicWorld;

  beforeAll(async () => {
    world = await buildClinic(own.server);
  }, 60_000);

  /** Somebody who came, waited so long and was served, or did not come; written as the day left it. */
  async function visit(
    n: number,
    waitMinutes: number | null,
    kind: 'jkn' | 'walk_in',
    startMinute: number,
  ): Promise<void> {
    const { id: sessionId, startsAt } = await world.session(1);
    const ticket = await world.counter.call('takeTicket', {
      sessionId,
      channel: 'counter',
      placeKind: kind,
      patient: patientNo(n),
    });
    const arrived = new Date(Date.parse(startsAt) + startMinute * 60_000);
    const served = waitMinutes === null ? null : new Date(arrived.getTime() + waitMinutes * 60_000);
    await own.server.database.query(
      `UPDATE ticket SET state = $2, channel = $3, arrived_at = $4, called_at = $5, served_at = $5, ended_at = $5::timestamptz + interval '5 minutes' WHERE id = $1`,
      [
        ticket.id,
        served === null ? 'no_show' : 'done',
        kind === 'walk_in' ? 'counter' : 'portal',
        served === null ? null : arrived,
        served,
      ],
    );
  }

  it('should be counted by clinic and week, each group by itself, against the promise and the national standard', async () => {
    // The first window is half an hour with five places.
    await visit(1, 10, 'jkn', 0);
    await visit(2, 20, 'jkn', 0);
    await visit(3, 90, 'jkn', 0);
    await visit(4, null, 'jkn', 0);
    await visit(5, 70, 'walk_in', 10);
    const { facilityId } = world;
    const span = { from: dayFromNow(-7), to: dayFromNow(8) };
    const { weeks } = await world.head.call('clinicFigures', { facilityId, ...span });
    expect(weeks).toHaveLength(1);
    expect(weeks[0]).toMatchObject({
      ...{ clinicId: world.clinic.id, people: 5, walkedIn: 1, online: 4, noShows: 1, served: 4 },
      // Served at 10, 20, 80 and 90 minutes for five each: five, 55 and five between them.
      ...{ inStandard: 2, promised: 3, kept: 2, startedLateS: 10 * MINUTE_S, idleS: 65 * MINUTE_S },
      booked: { p50S: 20 * MINUTE_S },
      walkIn: { p50S: 70 * MINUTE_S, p90S: 70 * MINUTE_S },
    });
    expect(weeks[0]?.booked.p90S).toBeCloseTo(76 * MINUTE_S);
  });

  it('should say of each stage how long people waited in it, and of a stage that nobody passed nothing', async () => {
    const { facilityId, clinic, head } = world;
    const stage = { facilityId, rooms: [], clinicIds: [clinic.id] };
    const pharmacy = await head.call('setStage', { ...stage, kind: 'pharmacy', name: 'Apotek', letter: 'F' });
    const asked = { facilityId, from: dayFromNow(-7), to: dayFromNow(8) };
    const weekOf = async () => (await head.call('clinicFigures', asked)).weeks[0];
    expect(await weekOf()).toMatchObject({ pharmacy: { p50S: null, p90S: null } });
    // Ready after 10, 20, 30 and 40 minutes, whenever it was handed over; one is still being made.
    await own.server.database.query(
      `INSERT INTO stage_turn (id, version, stage_id, ticket_id, facility_id, region_code, service_date, kind, state, priority, number, label,
         is_compounded, waiting_at, ready_at, ended_at)
       SELECT gen_random_uuid(), 1, $1, id, facility_id, region_code, service_date, 'pharmacy', 'done', 'none', n, 'F-' || n, false, booked_at,
         CASE WHEN n < 5 THEN booked_at + n * interval '10 minutes' END, booked_at + interval '3 hours'
       FROM (SELECT *, row_number() OVER (ORDER BY number)::int AS n FROM ticket WHERE clinic_id = $2) AS one`,
      [pharmacy.id, clinic.id],
    );
    const { admission, pharmacy: waits } = (await weekOf()) ?? {};
    expect(waits?.p50S).toBeCloseTo(25 * MINUTE_S);
    expect(waits?.p90S).toBeCloseTo(37 * MINUTE_S);
    expect(admission).toEqual({ p50S: null, p90S: null });
    await own.server.database.query('DELETE FROM stage_turn WHERE stage_id = $1', [pharmacy.id]);
  });

  it('should be a file in the words of its reader, in which no name is a formula', async () => {
    const { clinic, facilityId, head } = world;
    await head.call('editClinic', { ...clinic, name: '=Klinik Anak' });
    const asked = { facilityId, from: dayFromNow(-7), to: dayFromNow(8) };
    const file = await head.try('clinicFiguresFile', asked);
    expect(file.status).toBe(200);
    const lines = String(file.body).split('\r\n');
    expect(lines[0]).toMatch(/^Poli,Minggu mulai,Pasien,/);
    expect(lines[1]).toMatch(/^'=Klinik Anak,\d{4}-\d\d-\d\d,5,4,1,1,4,2,3,2,20,76,70,70,,,,,10,65$/);
    expect(lines).toHaveLength(3);
    const english = await head.try('clinicFiguresFile', { ...asked, language: 'en' });
    expect(String(english.body)).toMatch(/^Clinic,/);
    expect((await world.counter.refusal('clinicFiguresFile', asked)).code).toBe('RESOURCE.NOT_FOUND');
    expect((await head.refusal('clinicFiguresFile', { ...asked, to: '2030-01-01' })).code).toBe(
      'INPUT.INVALID',
    );
  });

  it('should be the head’s own, of a bounded span', async () => {
    const { facilityId } = world;
    const other = await buildClinic(own.server);
    const span = { from: dayFromNow(-7), to: dayFromNow(8) };
    expect((await other.head.refusal('clinicFigures', { facilityId, ...span })).code).toBe(
      'RESOURCE.NOT_FOUND',
    );
    expect((await world.counter.refusal('clinicFigures', { facilityId, ...span })).code).toBe(
      'RESOURCE.NOT_FOUND',
    );
    for (const wrong of [
      { from: dayFromNow(2), to: dayFromNow(1) },
      { from: '2020-01-01', to: '2026-01-01' },
      { from: '2026-13-01', to: '2026-13-02' },
    ])
      expect((await world.head.refusal('clinicFigures', { facilityId, ...wrong })).code).toBe(
        'INPUT.INVALID',
      );
  });
});
