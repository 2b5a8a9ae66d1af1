import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Call, FixDoubt, Point } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { inRegion, OWN_REGION, placeAt } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { useServer, type CrewedUnit } from '../support/server.js';
import type { Session } from '../support/session.js';

const HERE = { lon: 103.632, lat: -1.597 };
const SECOND_MS = 1_000;

/** Positions that cannot be true, as a telephone or a tracker has reported them. */
const WRONG: readonly [name: string, location: Record<string, unknown>, doubt: FixDoubt][] = [
  ['(0, 0)', { point: { lon: 0, lat: 0 } }, 'zero'],
  ['a lost sign', { point: { lon: HERE.lon, lat: 1.597 } }, 'lost_sign'],
  ['a swapped order', { point: { lon: HERE.lat, lat: HERE.lon } }, 'swapped'],
  ['another continent', { point: { lon: -0.12, lat: 51.5 } }, 'outside_country'],
  ['90 km of accuracy', { point: HERE, accuracyM: 90_000 }, 'coarse'],
  ['38 km in a second', { point: { lon: HERE.lon + 0.34, lat: HERE.lat } }, 'jump'],
];

// Real: the whole server, its sockets, its ranking and the database.
describe('a fix that cannot be true', () => {
  const own = useServer(useDatabase().databaseUrl);
  let operator: Session;
  let near: CrewedUnit;
  let far: CrewedUnit;

  beforeAll(async () => {
    operator = await own.server.session(inRegion('operator'));
    near = await own.server.crewed(OWN_REGION, HERE.lon);
    far = await own.server.crewed(OWN_REGION, HERE.lon + 0.03);
    for (const { unit, crew } of [near, far])
      await report(crew, unit.id, unit.homePost?.point ?? HERE, 2 * SECOND_MS);
  });

  async function report(
    crew: Session,
    id: string,
    point: Point,
    agoMs: number,
    more: object = {},
  ): Promise<unknown> {
    const nowMs = Date.now();
    const positions = [{ point, at: new Date(nowMs - agoMs).toISOString(), ...more }];
    return crew.call('reportPositions', { id, sentAt: new Date(nowMs).toISOString(), positions });
  }

  async function ring(
    sourceCallId: string,
    type: string,
    agoMs: number,
    location: Record<string, unknown>,
  ): Promise<Call> {
    const at = new Date(Date.now() - agoMs).toISOString();
    const { events } = await own.server.ring({ sourceCallId, type, at, to: '119', location });
    expect(events[0]?.status).toBe('accepted');
    return operator.call('call', { id: events[0]?.callId ?? '' });
  }

  const ranking = async (): Promise<{ ids: string[]; reasons: string[][] }> => {
    const { units } = await operator.call('recommend', { regionCode: OWN_REGION, point: placeAt().point });
    return {
      ids: units.map(({ unitId }) => unitId),
      reasons: units.map(({ reasons }) => reasons.map(({ code }) => code)),
    };
  };

  it.each(WRONG)(
    'should be kept of a caller and shown, and replace nothing better: %s',
    async (_, location, doubt) => {
      const id = newId();
      const good = await ring(id, 'ringing', 9 * SECOND_MS, { point: HERE, accuracyM: 30 });
      expect(good.place).toMatchObject({ point: HERE });
      expect(good.suggestion?.units.length).toBeGreaterThan(0);
      const after = await ring(id, 'queued', 8 * SECOND_MS, { accuracyM: 5, ...location });
      expect(after.place).toEqual(good.place);
      expect(after.suggestion).toEqual(good.suggestion);
      expect(after.fixes.map(({ place }) => place.doubt)).toEqual([undefined, doubt]);
    },
  );

  it.each(WRONG.filter(([, , doubt]) => doubt !== 'jump'))(
    'should be shown when it is all that is known, ranked by nobody, and give way: %s',
    async (_, location, doubt) => {
      const id = newId();
      const first = await ring(id, 'ringing', 9 * SECOND_MS, { accuracyM: 5, ...location });
      expect(first.place?.doubt).toBe(doubt);
      expect(first.suggestion).toBeNull();
      const after = await ring(id, 'queued', 8 * SECOND_MS, { point: HERE, accuracyM: 2_000 });
      expect(after.place).toMatchObject({ point: HERE });
      expect(after.place?.doubt).toBeUndefined();
      expect(after.suggestion?.units.length).toBeGreaterThan(0);
    },
  );

  it('should be believed of a caller when two in a row agree', async () => {
    const id = newId();
    await ring(id, 'ringing', 9 * SECOND_MS, { point: HERE, accuracyM: 30 });
    const there = { lon: HERE.lon + 0.34, lat: HERE.lat };
    await ring(id, 'queued', 8 * SECOND_MS, { point: there, accuracyM: 30 });
    const after = await ring(id, 'answered', 4 * SECOND_MS, { point: there, accuracyM: 30 });
    expect(after.place).toMatchObject({ point: there });
  });

  it('should say what is odd about the point that a person chose, and let it stand', async () => {
    const { id } = await operator.call('createCall', { regionCode: OWN_REGION });
    const odd = await operator.call('setCallPlace', { id, place: placeAt({ point: { lon: 0, lat: 0 } }) });
    expect(odd.place).toMatchObject({ isConfirmed: true, doubt: 'zero', point: { lon: 0, lat: 0 } });
    const right = await operator.call('setCallPlace', { id, place: placeAt({ doubt: 'jump' }) });
    expect(right.place?.doubt).toBeUndefined();
  });

  it('should move no unit in the ranking, be a reason there, and be seen on the map where the unit was', async () => {
    const before = await ranking();
    expect(before.ids.slice(0, 2)).toEqual([near.unit.id, far.unit.id]);
    const probe = await operator.socket();
    await probe.view({ west: 103.5, south: -1.7, east: 103.7, north: -1.5 });
    // The farther one says that it stands beside the patient, which it cannot: at a point of 90 km, and with a sign lost.
    await report(far.crew, far.unit.id, placeAt().point, 1_500, { accuracyM: 90_000 });
    await report(near.crew, near.unit.id, { lon: 0, lat: 0 }, 1_000);
    const after = await ranking();
    expect(after.ids).toEqual(before.ids);
    expect(after.reasons.slice(0, 2).every((codes) => codes.includes('doubted_position'))).toBe(true);
    await probe.until(
      ({ frames }) =>
        frames.some(({ frame }) =>
          frame.units.some((unit) => unit[0] === near.unit.id && unit[6] === 'zero'),
        ),
      'the doubt on the map',
    );
    const shown = probe.frames.flatMap(({ frame }) => frame.units).filter((unit) => unit[0] === near.unit.id);
    expect(new Set(shown.map(([, lon, lat]) => `${lon} ${lat}`))).toEqual(new Set([`${HERE.lon} -1.6`]));
    const { units } = await operator.call('units', {});
    const of = (id: string) => units.find((unit) => unit.id === id);
    expect(of(near.unit.id)).toMatchObject({
      position: { point: { lon: HERE.lon } },
      doubted: { doubt: 'zero' },
    });
    expect(of(far.unit.id)).toMatchObject({ doubted: { doubt: 'coarse' } });
    await report(near.crew, near.unit.id, { lon: HERE.lon, lat: -1.6001 }, 0);
    expect((await ranking()).reasons[0]).not.toContain('doubted_position');
    const { units: healed } = await operator.call('units', {});
    expect(healed.find((unit) => unit.id === near.unit.id)?.doubted).toBeUndefined();
  });
});
