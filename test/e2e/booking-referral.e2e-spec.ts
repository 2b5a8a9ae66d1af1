import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ReferredTicket, Ticket } from '#siaga/contracts';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { serveAtClinic } from '../support/booking-stages.js';
import { useDatabase } from '../support/database.js';
import { textsAbout } from '../support/portal-booking.js';
import { useServer } from '../support/server.js';
import { PortalVisit } from '../support/visitor.js';

const ALL_DAY = {
  opens: '00:00',
  closes: '23:59',
  rhythm: { minutes: 240, places: 20, walkIns: 20, firstExtra: 0 },
};

describe('a patient who is sent on to a hospital', () => {
  const own = useServer(useDatabase().databaseUrl, { SIAGA_PUBLIC_URL: 'https://siaga.uji' });
  let puskesmas: ClinicWorld;
  let hospital: ClinicWorld;
  let small: ClinicWorld;

  beforeAll(async () => {
    const rules = { isWindowStrict: false };
    const { id: facilityId } = await own.server.hospital(undefined, 'puskesmas');
    puskesmas = await buildClinic(own.server, { weekly: ALL_DAY, rules, facilityId });
    hospital = await buildClinic(own.server);
    small = await buildClinic(own.server, {
      ...{ facilityId: hospital.facilityId, letter: 'S' },
      weekly: { rhythm: { minutes: 240, places: 1, walkIns: 0, firstExtra: 0 } },
    });
  }, 120_000);

  async function arrived(n: number): Promise<Ticket> {
    return puskesmas.counter.call('takeTicket', {
      ...{ sessionId: (await puskesmas.session(0)).id, channel: 'counter', placeKind: 'walk_in' },
      patient: { ...patientNo(n), phone: `0812-5555-${String(n).padStart(4, '0')}` },
    });
  }
  async function seen(n: number): Promise<Ticket> {
    const ticket = await arrived(n);
    await serveAtClinic(puskesmas, ticket, null);
    return ticket;
  }
  const wish = async ({ id }: Ticket, to: ClinicWorld, days = 1) => ({
    ...{ id, sessionId: (await to.session(days)).id, placeKind: 'jkn' as const },
    ...{ number: '0001R0011226V000001', reason: 'Kejang berulang' },
  });
  const ofHospital = async (days: number): Promise<Ticket[]> => {
    const { tickets } = await hospital.counter.call('bookingDay', {
      ...{ facilityId: hospital.facilityId, date: dayFromNow(days) },
    });
    return tickets;
  };

  it('should have a number and a window there, which the hospital sees with its origin and the phone is told', async () => {
    const ticket = await seen(1);
    const input = await wish(ticket, hospital);
    const referred = await puskesmas.counter.call('referPatient', input);
    expect(referred).toMatchObject({ label: 'A-01', serviceDate: dayFromNow(1), isTold: true });
    const [theirs] = await ofHospital(1);
    const { facilities } = await puskesmas.counter.call('snapshot', { topics: 'queue' });
    const name = facilities.find(({ id }) => id === puskesmas.facilityId)?.name;
    expect(name).toBeDefined();
    expect(theirs).toMatchObject({
      ...{ label: 'A-01', channel: 'referral', state: 'booked', patient: ticket.patient },
      referral: { facilityName: name, isFromHospital: false, number: input.number, reason: input.reason },
    });
    const texts = await textsAbout(own.server, theirs?.id ?? '');
    expect(texts.find((text) => text.includes(referred.code))).toContain('A-01');
    // Nothing of why somebody is sent on stands in a message.
    expect(texts.join()).not.toContain(input.reason);
    const twice = await puskesmas.counter.refusal('referPatient', input);
    expect(twice.code).toBe('BOOKING.ALREADY_BOOKED');
  });

  it('should be shown where there is a place: in hospitals of others alone, with the way there, by the words and the day', async () => {
    const { id } = await seen(31);
    const { offers } = await puskesmas.counter.call('referralPlaces', { id, order: 'nearest' });
    const houses = new Set(offers.map(({ facilityId }) => facilityId));
    expect([...houses]).toEqual([hospital.facilityId]);
    expect(offers.map(({ clinicId }) => clinicId).sort()).toEqual(
      [hospital.clinic.id, small.clinic.id].sort(),
    );
    expect(offers[0]?.travelS).not.toBeNull();
    expect(offers[0]?.windows.length).toBeGreaterThan(0);
    const days = await puskesmas.counter.call('referralPlaces', { id, clinicId: small.clinic.id });
    expect(days.offers.length).toBeGreaterThan(1);
    expect(new Set(days.offers.map(({ clinicId }) => clinicId))).toEqual(new Set([small.clinic.id]));
    const asked = async (words: string) =>
      (await puskesmas.counter.call('referralPlaces', { id, words })).offers.length;
    expect(await asked('klinik anak')).toBeGreaterThan(0);
    expect(await asked('bedah')).toBe(0);
    const theirs = await hospital.counter.refusal('referralPlaces', { id });
    expect(theirs.code).toBe('RESOURCE.NOT_FOUND');
  });

  it('should be the own patient whom a doctor saw, and go to a hospital of others', async () => {
    const [waits, mine] = [await arrived(11), await seen(12)];
    const refused = async (input: object, who = puskesmas): Promise<string> =>
      (await who.counter.refusal('referPatient', { ...(await wish(mine, hospital)), ...input })).code;
    expect(await refused({}, hospital)).toBe('RESOURCE.NOT_FOUND');
    expect(await refused({ id: waits.id })).toBe('BOOKING.ILLEGAL_STEP');
    expect(await refused({ sessionId: (await puskesmas.session(1)).id })).toBe('INPUT.INVALID');
    for (const reason of ['', 'a\u0000b', 'x'.repeat(10_000)])
      expect(await refused({ reason })).toBe('INPUT.INVALID');
    expect((await ofHospital(1)).some(({ patient }) => patient.nik === mine.patient.nik)).toBe(false);
  });

  it('should keep the letter on another day of the hospital, which they choose on their phone', async () => {
    const referred = await puskesmas.counter.call('referPatient', await wish(await seen(41), hospital));
    const there = (await ofHospital(1)).find(({ code }) => code === referred.code);
    const [text = ''] = await textsAbout(own.server, there?.id ?? '');
    const visit = await PortalVisit.open(own.server.base, /#m\/([\w-]+)/.exec(text)?.[1] ?? '');
    const { id: sessionId } = await hospital.session(2);
    expect((await visit.try('rebookTicket', { id: there?.id, sessionId })).status).toBe(200);
    const [anew] = (await ofHospital(2)).filter(({ patient }) => patient.nik === there?.patient.nik);
    expect(anew).toMatchObject({ channel: 'portal', state: 'booked', referral: there?.referral });
    expect(anew?.referral).not.toBeNull();
  });

  it('should be offered the next days where the session is full, and get the last place once', async () => {
    const [one, two] = [await seen(21), await seen(22)];
    const last = await small.session(1);
    const places = last.clusters.length;
    for (let n = 1; n < places; n += 1)
      await small.counter.call('takeTicket', {
        ...{ sessionId: last.id, channel: 'counter', placeKind: 'jkn', patient: patientNo(100 + n) },
      });
    const answers = await Promise.all(
      [one, two].map(async (ticket) => puskesmas.counter.try('referPatient', await wish(ticket, small))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const full = answers.find(({ status }) => status === 409)?.body as {
      code: string;
      details: { days: object[] };
    };
    expect(full.code).toBe('BOOKING.FULL');
    const { id: sessionId, serviceDate } = await small.session(2);
    expect(full.details.days).toContainEqual(expect.objectContaining({ sessionId, serviceDate, cluster: 0 }));
    const other = answers[0]?.status === 200 ? two : one;
    const referred: ReferredTicket = await puskesmas.counter.call('referPatient', {
      ...(await wish(other, small)),
      sessionId,
    });
    expect(referred.serviceDate).toBe(serviceDate);
  });
});
