import { afterEach, describe, expect, it } from '@jest/globals';
import { PositionFrame, Tick, type Grant, type Unit } from '#siaga/contracts';
import { useDatabase } from '../support/database.js';
import { useFleetWorld, type Person } from '../support/fleet-world.js';
import { SocketProbe } from '../support/socket-probe.js';

const JAMBI = { west: 103.5, south: -1.7, east: 103.7, north: -1.5 };
const PALEMBANG = { west: 104.6, south: -3.1, east: 104.9, north: -2.8 };
const inRegion = (role: Grant['role'], regionCode: string): Grant[] => [
  { role, scope: { kind: 'region', regionCode } },
];

describe('positions over sockets', () => {
  const { databaseUrl } = useDatabase();
  const own = useFleetWorld(databaseUrl);
  const open: SocketProbe[] = [];

  afterEach(() => {
    for (const probe of open.splice(0)) probe.close();
  });

  async function probeOf(person: Person): Promise<SocketProbe> {
    const probe = await SocketProbe.open(own.world.port, { cookie: person.cookie });
    open.push(probe);
    return probe;
  }

  async function crew(callSign: string, regionCode = '15.71'): Promise<{ unit: Unit; probe: SocketProbe }> {
    const unit = await own.world.unit(callSign, regionCode);
    const person = await own.world.person(callSign.toLowerCase(), [
      { role: 'crew', scope: { kind: 'unit', unitId: unit.id } },
    ]);
    return { unit, probe: await probeOf(person) };
  }

  const at = (lon: number, lat: number): { point: { lon: number; lat: number }; at: string } => ({
    point: { lon, lat },
    at: new Date().toISOString(),
  });
  const unitsSeen = (probe: SocketProbe): string[] => [
    ...new Set(probe.frames.flatMap(({ frame }) => frame.units.map(([id]) => id))),
  ];

  it('should answer a batch once it is stored', async () => {
    const { unit, probe } = await crew('S-1');
    expect(await probe.sendPositions(unit.id, [at(103.6, -1.6), at(103.61, -1.6)])).toEqual({
      ok: true,
      data: { stored: 2, clockOffsetMs: 0 },
    });
    const track = await own.world.database.query('SELECT 1 FROM unit_track WHERE unit_id = $1', [unit.id]);
    expect(track).toHaveLength(2);
  });

  it('should refuse positions for another unit, and malformed ones by their field', async () => {
    const [a, b] = [await crew('S-2'), await crew('S-3')];
    expect(await a.probe.sendPositions(b.unit.id, [at(103.6, -1.6)])).toMatchObject({
      ok: false,
      error: { code: 'RESOURCE.NOT_FOUND' },
    });
    const answer = await a.probe.sendPositions(a.unit.id, [at(999, -1.6)]);
    expect(answer).toMatchObject({ ok: false, error: { code: 'INPUT.INVALID' } });
    expect(answer.ok ? '' : answer.error.message).toContain('positions.0.point.lon');
  });

  it('should show a viewer the units of its map and rights, and crew nobody', async () => {
    const [near, far, foreign] = [await crew('S-4'), await crew('S-5'), await crew('S-6', '16.71')];
    const viewer = await probeOf(await own.world.person('peta.jambi', inRegion('operator', '15')));
    const elsewhere = await probeOf(await own.world.person('peta.palembang', inRegion('operator', '16')));
    await viewer.view(JAMBI);
    await near.probe.view(JAMBI);
    await elsewhere.view(PALEMBANG);
    await foreign.probe.sendPositions(foreign.unit.id, [at(103.6, -1.6)]);
    await far.probe.sendPositions(far.unit.id, [at(104.7, -2.9)]);
    await near.probe.sendPositions(near.unit.id, [at(103.6, -1.6)]);
    await viewer.until((probe) => unitsSeen(probe).includes(near.unit.id), 'the near unit');
    expect(unitsSeen(viewer)).not.toContain(far.unit.id);
    expect(unitsSeen(viewer)).not.toContain(foreign.unit.id);
    expect(unitsSeen(elsewhere)).toEqual([]);
    expect(near.probe.frames).toEqual([]);
    for (const { frame } of viewer.frames) expect(PositionFrame.parse(frame)).toEqual(frame);
  });

  it('should send a viewer one frame a second at most, with the newest position of each unit', async () => {
    const { unit, probe } = await crew('S-7');
    const viewer = await probeOf(await own.world.person('peta.detik', inRegion('operator', '15')));
    await viewer.view(JAMBI);
    const isSeen = (lon: number) => (): boolean =>
      viewer.frames.some(({ frame }) => frame.units.some(([id, at]) => id === unit.id && at === lon));
    for (const lon of [103.601, 103.602, 103.603, 103.604, 103.605, 103.606])
      await probe.sendPositions(unit.id, [at(lon, -1.6)]);
    await viewer.until(isSeen(103.606), 'the last position');
    for (const { frame } of viewer.frames)
      expect(new Set(frame.units.map(([id]) => id)).size).toBe(frame.units.length);
    const gaps = viewer.frames
      .slice(1)
      .map((item, index) => item.receivedAtMs - (viewer.frames[index]?.receivedAtMs ?? 0));
    expect(viewer.frames.length).toBeGreaterThan(1);
    for (const gap of gaps) expect(gap).toBeGreaterThan(800);
  });

  it('should show what is there to a viewer who moves the map', async () => {
    const { unit, probe } = await crew('S-8');
    await probe.sendPositions(unit.id, [at(104.75, -2.95)]);
    const viewer = await probeOf(await own.world.person('peta.geser', inRegion('operator', '15')));
    await viewer.view(JAMBI);
    await viewer.view(PALEMBANG);
    await viewer.until((seen) => unitsSeen(seen).includes(unit.id), 'the unit that stands there');
  });

  it('should tick with the newest sequence', async () => {
    const probe = await probeOf(await own.world.person('detak', inRegion('operator', '15')));
    await probe.until(({ ticks }) => ticks.length > 0, 'a tick');
    expect(Tick.parse(probe.ticks[0])).toMatchObject({ database: 'up' });
  });
});
