import { describe, expect, it } from '@jest/globals';
import { createLogger } from '#siaga/kernel';
import { inRegion, incidentInput, OTHER_REGION, placeAt } from '../support/builders.js';
import { clearWords } from '../support/clear-words.js';
import { latest } from '../support/probe-reads.js';
import { PLACE_IN_SUMENEP, useTwoCentres } from '../support/two-centres.js';
import { untilTrue } from '../support/until-true.js';

/** Stands in everything that is typed of people and places. */
const WORD = 'Rahasiaku';
const NUMBER = '0811-7341-9265';
const MARKERS = [WORD, NUMBER, NUMBER.replaceAll('-', '')];
const about = (what: string): string => `${what} ${WORD}`;
const PLACE = placeAt({ label: about('Warung'), context: about('Gang'), source: 'landmark' });
const PERSONAL = {
  patients: [{ name: about('Budi'), sex: 'male' as const, ageYears: 61, condition: about('sesak') }],
  notes: about('catatan'),
  callbackNumber: NUMBER,
};

const log: string[] = [];
const logger = createLogger('trace', { write: (line: string) => log.push(line) });

// Real: two whole servers with their databases and logs, every input of a person's words on the way of a case.
describe('words of people and places', () => {
  const setting = useTwoCentres({}, logger);

  async function calls(): Promise<string> {
    const { server, operator } = setting.both.jambi;
    const { events } = await server.ring({
      sourceCallId: 'uji-1',
      type: 'ringing',
      at: new Date().toISOString(),
      from: NUMBER,
      callerName: about('Wati'),
      locationText: about('Talang Banjar'),
      location: { point: PLACE.point, accuracyM: 30, source: 'pbx' },
    });
    await server.ring({ sourceCallId: 'uji-2', type: WORD, from: NUMBER, callerName: about('Wati') });
    const id = events[0]?.callId ?? '';
    await operator.call('answerCall', { id });
    await operator.call('setCallPlace', { id, place: PLACE });
    const typed = await operator.call('createCall', {
      regionCode: '15.71',
      callerNumber: NUMBER,
      callerName: about('Wati'),
      locationText: about('dekat'),
      place: PLACE,
      note: about('panik'),
    });
    await operator.call('closeCall', { id: typed.id, disposition: 'prank', note: about('iseng') });
    return id;
  }

  async function incident(callId: string): Promise<void> {
    const { server, operator } = setting.both.jambi;
    const supervisor = await server.session(inRegion('supervisor'));
    const ambulance = await server.crewed();
    const other = await server.crewed();
    const hospital = await server.staffed();
    const opened = await operator.call(
      'openIncident',
      incidentInput({ callId, place: PLACE, personal: PERSONAL }),
    );
    await operator.refusal('updateIncident', { id: opened.id, version: 99, place: PLACE });
    await operator.call('updateIncident', {
      id: opened.id,
      version: opened.version,
      place: PLACE,
      personal: PERSONAL,
    });
    const offer = async (unitId: string): Promise<string> =>
      (await operator.call('offer', { id: opened.id, unitIds: [unitId], autoNext: false })).assignments[0]
        ?.id ?? '';
    const declined = await offer(other.unit.id);
    await other.crew.call('decline', { id: declined, reason: 'other', note: about('kru') });
    const id = await offer(ambulance.unit.id);
    await ambulance.crew.call('accept', { id });
    await operator.call('setDestination', { id, facilityId: hospital.facility.id });
    await ambulance.crew.call('advance', { id, status: 'en_route' });
    const at = new Date().toISOString();
    const point = { lon: PLACE.point.lon + 0.0025, lat: PLACE.point.lat };
    await ambulance.crew.call('reportPositions', {
      id: ambulance.unit.id,
      sentAt: at,
      positions: [{ point, at, accuracyM: 8 }],
    });
    const arrived = await ambulance.crew.call('advance', { id, status: 'on_scene' });
    await supervisor.call('correctStamp', {
      id,
      name: 'unit_on_scene',
      at: arrived.offeredAt,
      note: about('terlambat di'),
    });
    await operator.call('cancelAssignment', { id: await offer(other.unit.id), reason: about('sudah pergi') });
    await ambulance.crew.call('advance', { id, status: 'left_scene' });
    await ambulance.crew.call('advance', { id, status: 'at_destination' });
    await ambulance.crew.call('advance', { id, status: 'available' });
    await operator.call('closeIncident', {
      id: opened.id,
      outcome: 'transported',
      note: about('selesai'),
    });
    const second = await operator.call('openIncident', incidentInput({ place: PLACE, personal: PERSONAL }));
    await operator.call('cancelIncident', { id: second.id, reason: about('ganda') });
    const { places } = await supervisor.call('learnedPlaces', {});
    await supervisor.call('decideLearnedPlace', {
      id: places[0]?.id ?? '',
      version: places[0]?.version ?? 0,
      decision: 'approve',
      name: about('Warung'),
    });
    const { candidates } = await operator.call('locate', { q: about('Warung') });
    expect(candidates[0]).toMatchObject({ label: about('Warung'), source: 'landmark' });
  }

  async function closure(): Promise<void> {
    const supervisor = await setting.both.jambi.server.session(inRegion('supervisor'));
    await supervisor.call('drawClosure', {
      regionCode: '15.71',
      kind: 'closed',
      ring: [
        [103.6, -1.6],
        [103.61, -1.6],
        [103.61, -1.61],
      ].map(([lon = 0, lat = 0]) => ({ lon, lat })),
      note: about('hajatan'),
    });
  }

  async function handover(): Promise<void> {
    const { jambi, sumenep } = setting.both;
    const there = await sumenep.operator.socket();
    const here = await jambi.operator.socket();
    const call = await jambi.operator.call('createCall', {
      regionCode: '15.71',
      callerNumber: NUMBER,
      callerName: about('Wati'),
      place: { ...PLACE_IN_SUMENEP, label: about('Masjid'), context: about('Gang') },
      note: about('panik'),
    });
    const { id } = await jambi.operator.call('handOver', {
      id: call.id,
      centreId: jambi.neighbour.id,
      note: about('tolong'),
      draft: { personal: PERSONAL },
    });
    await there.until(
      ({ changes }) => changes.some(({ entity, data }) => entity === 'handover' && data.reference === id),
      'the case there',
    );
    const { handoverId } = await setting.both.arrived(id);
    await sumenep.operator.call('refuseHandover', { id: handoverId, reason: about('bukan wilayah') });
    await here.until(({ changes }) => {
      const change = latest(changes, id);
      return change?.entity === 'handover' && change.data.reason === about('bukan wilayah');
    }, 'the refusal here');
    expect(
      here.changes.some(({ entity, data }) => entity === 'alert' && JSON.stringify(data).includes(WORD)),
    ).toBe(false);
  }

  it('should stand in clear in no column of any table, and in no line of the log', async () => {
    await incident(await calls());
    await closure();
    await handover();
    const { jambi, sumenep } = setting.both;
    const stranger = await sumenep.server.session(inRegion('operator', OTHER_REGION));
    await stranger.refusal('createCall', { regionCode: '15.71', callerNumber: NUMBER, note: about('bukan') });
    for (const { server } of [jambi, sumenep]) {
      const query = async (
        sql: string,
        values: unknown[] = [],
      ): Promise<{ rows: Record<string, unknown>[] }> => ({
        rows: await server.database.query(sql, values),
      });
      await untilTrue(
        async () => (await query('SELECT 1 FROM message WHERE done_at IS NULL')).rows.length === 0,
        'what is to be sent is sent',
      );
      expect((await query('SELECT 1 FROM call')).rows.length).toBeGreaterThan(0);
      expect(await clearWords(query, MARKERS)).toEqual([]);
    }
    expect(log.length).toBeGreaterThan(10);
    expect(log.filter((line) => MARKERS.some((marker) => line.includes(marker)))).toEqual([]);
  });

  it('should be found by the search where they do stand in clear', async () => {
    const { database } = setting.both.jambi.server;
    const query = async (
      sql: string,
      values: unknown[] = [],
    ): Promise<{ rows: Record<string, unknown>[] }> => ({
      rows: await database.query(sql, values),
    });
    await database.query("UPDATE incident SET place = jsonb_set(place, '{label}', to_jsonb($1::text))", [
      WORD,
    ]);
    await database.query("UPDATE call SET queue = $1, number_digest = $2 WHERE source_call_id = 'uji-1'", [
      WORD.toLowerCase(),
      Buffer.from(NUMBER),
    ]);
    expect(await clearWords(query, MARKERS)).toEqual([
      'call.queue 1',
      'call.number_digest 1',
      'incident.place 2',
    ]);
  });
});
