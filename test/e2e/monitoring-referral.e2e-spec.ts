import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiInput, CaseReferral, OpenedCase, Ticket } from '#siaga/contracts';
import { buildClinic, dayFromNow, type ClinicWorld } from '../support/booking-world.js';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { buildMonitoring, monitoredNo, openCase, type MonitoringWorld } from '../support/monitoring-world.js';
import { textsAbout } from '../support/portal-booking.js';
import { useServer } from '../support/server.js';
import { PortalVisit } from '../support/visitor.js';

const HOUSE = { lon: 103.61, lat: -1.6 };

describe('a clinic visit that an officer books for whom they follow up', () => {
  const own = useServer(useDatabase().databaseUrl, { SIAGA_PUBLIC_URL: 'https://siaga.uji' });
  let world: MonitoringWorld;
  let puskesmas: ClinicWorld;
  let hospital: ClinicWorld;
  let small: ClinicWorld;

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
    const { id: facilityId } = await own.server.hospital(undefined, 'puskesmas');
    puskesmas = await buildClinic(own.server, { facilityId, name: 'Klinik Paru' });
    hospital = await buildClinic(own.server);
    small = await buildClinic(own.server, {
      ...{ facilityId: hospital.facilityId, letter: 'S' },
      weekly: { rhythm: { minutes: 240, places: 1, walkIns: 0, firstExtra: 0 } },
    });
  }, 120_000);

  const wish = async ({ case: { id } }: OpenedCase, to: ClinicWorld, days = 1) => ({
    ...{ id, sessionId: (await to.session(days)).id, placeKind: 'jkn' as const, reason: 'Batuk berdarah' },
  });
  const book = async (one: OpenedCase, to: ClinicWorld, days = 1) =>
    world.officer.call('bookClinic', await wish(one, to, days));
  const referralsOf = async ({ case: { id } }: OpenedCase): Promise<CaseReferral[]> =>
    (await world.officer.call('monitoredCase', { id })).referrals;
  const on = async (to: ClinicWorld, days: number): Promise<Ticket[]> =>
    (await to.counter.call('bookingDay', { facilityId: to.facilityId, date: dayFromNow(days) })).tickets;

  it('should be a number there, whose clinic reads from where and what to wear, and the phone is told', async () => {
    const risks: ApiInput<'openCase'>['person']['risks'] = ['elderly'];
    const one = await openCase(world, 1, { kind: 'pdp', person: { ...monitoredNo(1), risks } });
    const booked = await book(one, puskesmas);
    expect(booked).toMatchObject({ isTold: true, serviceDate: dayFromNow(1) });
    const there = (await on(puskesmas, 1)).find(({ code }) => code === booked.code);
    expect(there).toMatchObject({
      ...{ channel: 'referral', state: 'booked', priority: 'elderly', label: booked.label },
      patient: { name: one.case.person.name, nik: one.case.person.nik },
      referral: { isFromHospital: false, number: '' },
    });
    expect(there?.referral?.facilityName).toMatch(/^Petugas Contoh, ./);
    expect(there?.referral?.reason).toBe('Batuk berdarah. Pelindung: APD level 2.');
    const [text = ''] = await textsAbout(own.server, there?.id ?? '');
    expect(text).toContain(booked.label);
    // A number outlives the follow-up: it says nothing of it.
    expect(`${text} ${JSON.stringify(there)}`).not.toMatch(/COVID|PDP|pantau/i);
    expect(await referralsOf(one)).toMatchObject([
      {
        ...{ label: booked.label, clinicName: 'Klinik Paru', state: 'booked', officer: 'Petugas Contoh' },
        ...{ serviceDate: booked.serviceDate, from: booked.from, to: booked.to, timeZone: 'Asia/Jakarta' },
      },
    ]);
  });

  it('should be shown where there is a place at any house, the nearest to their own first', async () => {
    const { id } = (await openCase(world, 2, { place: HOUSE })).case;
    const { offers } = await world.officer.call('clinicPlaces', { id, order: 'nearest' });
    const kinds = new Set(offers.map(({ facilityKind }) => facilityKind));
    expect([...kinds].sort()).toEqual(['hospital', 'puskesmas']);
    const ways = offers.filter(({ windows }) => windows.length > 0).map(({ travelS }) => travelS ?? NaN);
    expect(ways.length).toBeGreaterThan(0);
    expect(ways).toEqual([...ways].sort((a, b) => a - b));
    const { offers: paru } = await world.officer.call('clinicPlaces', { id, words: 'paru' });
    expect(paru.map(({ clinicName }) => clinicName)).toEqual(['Klinik Paru']);
    const somewhere = (await openCase(world, 3)).case.id;
    const unknown = await world.officer.call('clinicPlaces', { id: somewhere, order: 'nearest' });
    expect(unknown.offers.length).toBeGreaterThan(0);
  });

  it('should show how it stands at the clinic: called off there, or on another day that the person chose', async () => {
    const one = await openCase(world, 4);
    const booked = await book(one, hospital);
    const there = (await on(hospital, 1)).find(({ code }) => code === booked.code);
    const [text = ''] = await textsAbout(own.server, there?.id ?? '');
    const visit = await PortalVisit.open(own.server.base, /#m\/([\w-]+)/.exec(text)?.[1] ?? '');
    const { id: sessionId } = await hospital.session(2);
    expect((await visit.try('rebookTicket', { id: there?.id, sessionId })).status).toBe(200);
    expect(await referralsOf(one)).toMatchObject([{ state: 'booked', serviceDate: dayFromNow(2) }]);
    const anew = (await on(hospital, 2)).find(({ patient }) => patient.nik === one.case.person.nik);
    expect(anew?.referral?.reason).toContain('Pelindung: APD level 2.');
    await hospital.counter.call('stepTicket', { id: anew?.id ?? '', step: 'cancel', note: 'Pasien batal' });
    expect(await referralsOf(one)).toMatchObject([{ state: 'cancelled' }]);
    // What is over keeps nobody from another.
    await book(one, hospital, 2);
    expect((await referralsOf(one)).map(({ state }) => state)).toEqual(['booked', 'cancelled']);
  });

  it('should be one number a person, clinic and day, of any officers at once, with a NIK or without', async () => {
    const nobody = { person: { ...monitoredNo(6), nik: null, phone: null } };
    for (const one of [await openCase(world, 5), await openCase(world, 6, nobody)]) {
      const other = await own.server.session(inRegion('field_officer'), 'Petugas Lain');
      const asked = await wish(one, hospital);
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, n) => (n % 2 ? world.officer : other).try('bookClinic', asked)),
      );
      const won = answers.filter(({ status }) => status === 200);
      const codes = answers.flatMap(({ status, body }) =>
        status === 200 ? [] : [(body as { code: string }).code],
      );
      expect(won).toHaveLength(1);
      expect(new Set(codes)).toEqual(new Set(['BOOKING.ALREADY_BOOKED']));
      expect(await referralsOf(one)).toHaveLength(1);
      expect((won[0]?.body as { isTold: boolean }).isTold).toBe(one.case.person.phone !== null);
    }
  });

  it('should be offered the next days where the session is full', async () => {
    const last = await small.session(1);
    for (const n of last.clusters.keys()) await book(await openCase(world, 20 + n), small);
    const late = await openCase(world, 30);
    const { code, details } = await world.officer.refusal('bookClinic', await wish(late, small));
    expect(code).toBe('BOOKING.FULL');
    const { id: sessionId, serviceDate } = await small.session(2);
    expect((details as { days: object[] }).days).toContainEqual(
      expect.objectContaining({ sessionId, serviceDate }),
    );
    expect(await referralsOf(late)).toEqual([]);
  });

  it('should be for whoever is followed up, by an officer of their area, at a session that is', async () => {
    const one = await openCase(world, 40);
    const asked = await wish(one, hospital);
    const refused = async (change: object, who = world.officer): Promise<string> =>
      (await who.refusal('bookClinic', { ...asked, ...change })).code;
    const stranger = await own.server.session(inRegion('field_officer', '16.71'), 'Petugas Jauh');
    expect(await refused({}, stranger)).toBe('RESOURCE.NOT_FOUND');
    expect((await stranger.refusal('clinicPlaces', { id: one.case.id })).code).toBe('RESOURCE.NOT_FOUND');
    expect((await hospital.counter.refusal('bookClinic', asked)).code).toBe('RESOURCE.NOT_FOUND');
    expect(await refused({ sessionId: one.case.id })).toBe('RESOURCE.NOT_FOUND');
    for (const reason of ['a\u0000b', 'a\ud800', 'x'.repeat(10_000)])
      expect(await refused({ reason })).toBe('INPUT.INVALID');
    expect(await refused({ cluster: 199 })).toBe('BOOKING.FULL');
    const { version } = (await world.officer.call('monitoredCase', { id: one.case.id })).case;
    await world.officer.call('closeFollowUp', { id: one.case.id, version, as: 'completed' });
    expect(await refused({})).toBe('MONITORING.OVER');
    expect(await referralsOf(one)).toEqual([]);
  });

  it('should stand in the one record of a person who stood in two', async () => {
    const kept = await openCase(world, 50);
    const twin = await openCase(world, 51, { person: { ...monitoredNo(50), nik: null } });
    await book(twin, hospital);
    const versionOf = async (one: OpenedCase): Promise<number> =>
      (await world.officer.call('monitoredCase', { id: one.case.id })).case.version;
    await world.officer.call('mergeCases', {
      ...{ id: kept.case.id, version: await versionOf(kept) },
      ...{ duplicateId: twin.case.id, duplicateVersion: await versionOf(twin) },
    });
    expect(await referralsOf(kept)).toMatchObject([{ clinicName: 'Klinik Anak', state: 'booked' }]);
  });
});
