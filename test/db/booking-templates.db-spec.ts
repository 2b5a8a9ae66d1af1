import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TemplateSearch } from '#siaga/booking';
import { newId } from '#siaga/kernel';
import { buildClinic, dayFromNow } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { serverSettings, TestServer } from '../support/server.js';

const ASKED = { lengthMinutes: 240, minutes: 30, places: 5, walkInAfter: 4 };
const MINUTE_MS = 60_000;

// Two whole servers on one database, without background work; past days are put in by statement, since nobody books yesterday.
describe('the templates of a clinic', () => {
  const database = useDatabase();
  let first: TestServer;
  let second: TestServer;
  jest.setTimeout(120_000);

  beforeAll(async () => {
    const env = serverSettings(database.databaseUrl, { SIAGA_ROLE: 'web' });
    first = await TestServer.start(env);
    second = await TestServer.start(env);
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  /** A session `daysAgo` with so many served for ten minutes each, the doctor twelve minutes late, one who did not come, one who walked in. */
  async function held(
    {
      id: clinicId,
      facilityId,
      weekly,
    }: { id: string; facilityId: string; weekly: readonly { doctorId: string }[] },
    daysAgo: number,
  ): Promise<void> {
    const [sessionId, date] = [newId(), dayFromNow(-daysAgo)];
    const startsAt = new Date(`${date}T01:00:00.000Z`);
    await database.pool.query(
      `INSERT INTO booking_session (id, version, clinic_id, doctor_id, planned_doctor_id, facility_id, region_code, service_date, starts_at, ends_at, clusters, quota, state)
       VALUES ($1, 1, $2, $3, $3, $4, '15.71', $5, $6, $7, '[]', '{}', 'closed')`,
      [
        sessionId,
        clinicId,
        weekly[0]?.doctorId,
        facilityId,
        date,
        startsAt,
        new Date(startsAt.getTime() + 240 * MINUTE_MS),
      ],
    );
    for (let number = 1; number <= 14; number += 1) {
      const servedAt = new Date(startsAt.getTime() + (12 + 10 * (number - 1)) * MINUTE_MS);
      const isThere = number <= 13;
      await database.pool.query(
        `INSERT INTO ticket (id, version, session_id, clinic_id, facility_id, region_code, service_date, state, channel, place_kind, priority, cluster,
           seat, seat_kind, number, label, code, patient_sealed, booked_at, served_at, ended_at)
         VALUES ($1, 1, $2, $3, $4, '15.71', $5, $6, 'counter', $7, 'none', 0, $8, 'booked', $8, 'A', $12, 'x', $9, $10, $11)`,
        [
          ...[newId(), sessionId, clinicId, facilityId, date, isThere ? 'done' : 'no_show'],
          ...[number === 13 ? 'walk_in' : 'jkn', number, startsAt],
          ...(isThere
            ? [servedAt, new Date(servedAt.getTime() + (number % 2 === 0 ? 8 : 12) * MINUTE_MS)]
            : [null, null]),
          newId(),
        ],
      );
    }
  }

  it('should be tried on the usual crowd until the clinic has a past, then on its own', async () => {
    const { clinic, head } = await buildClinic(first);
    const young = await head.call('tryTemplate', { id: clinic.id, ...ASKED });
    expect(young).toMatchObject({ places: 40, found: null, crowd: { sessions: 0, booked: 40, meanMin: 6 } });
    expect(young.asked.booked?.meanMin).toBeLessThan(0.5 * (young.opening.booked?.meanMin ?? 0));
    expect(young.asked.walkIn?.meanMin).toBeLessThan(60);
    for (let daysAgo = 1; daysAgo <= 6; daysAgo += 1) await held(clinic, daysAgo);
    const { crowd } = await head.call('tryTemplate', { id: clinic.id, ...ASKED });
    expect(crowd).toMatchObject({ sessions: 6, booked: 13, walkIns: 1, latestMin: 24, earlyMin: 30 });
    expect(crowd.meanMin).toBeCloseTo(10.15, 1);
    expect(crowd.noShow).toBeCloseTo(1 / 13, 5);
    expect(crowd.variation).toBeCloseTo(0.2, 1);
  });

  it('should be looked for once a day, by one of the processes, and be shown beside what is asked', async () => {
    const { clinic, head } = await buildClinic(first, { letter: 'Z' });
    const searches = [first, second].map((server) => server.get(TemplateSearch));
    const claimed: (string | null)[] = [];
    // The clinic of the test before is due as well.
    for (let turn = 0; turn < 2; turn += 1)
      claimed.push(...(await Promise.all(searches.map((search) => search.searchNext()))));
    expect(claimed.filter((id) => id === clinic.id)).toHaveLength(1);
    expect(await searches[0]?.searchNext()).toBeNull();
    const { found } = await head.call('tryTemplate', { id: clinic.id, ...ASKED });
    expect(found).toMatchObject({ lengthMin: 240, crowd: { booked: 40 } });
    const { best, opening, curve } = found ?? { best: null, opening: null, curve: [] };
    expect(best?.figures.booked?.p90Min).toBeLessThan(0.4 * (opening?.booked?.p90Min ?? 0));
    expect(best?.figures.idleMin).toBeLessThanOrEqual((opening?.idleMin ?? 0) + 3);
    expect(curve.map(({ rhythm }) => rhythm.places)).toContain(best?.rhythm.places);
  });

  it('should refuse windows that cannot be, by name', async () => {
    const { clinic, head } = await buildClinic(first, { letter: 'Y' });
    const refusal = await head.refusal('tryTemplate', { id: clinic.id, ...ASKED, places: 0, minutes: 3 });
    expect(refusal).toMatchObject({ status: 422, code: 'INPUT.INVALID' });
    expect(JSON.stringify(refusal)).toMatch(/minutes.*places|places.*minutes/);
  });
});
