import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Incident, Recommendation } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { incidentInput, inRegion, onUnit, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { useServer, type CrewedUnit } from '../support/server.js';
import type { Session } from '../support/session.js';

const NEEDS = { unit: ['als' as const], facility: [] };

describe('when no fitting unit is free', () => {
  const own = useServer(useDatabase().databaseUrl);
  let operator: Session;
  let als: CrewedUnit;
  let bls: CrewedUnit;
  let stranger: CrewedUnit;

  beforeAll(async () => {
    operator = await own.server.session(inRegion('operator'));
    const { id } = await own.server.unit(OWN_REGION, 'als', 103.8);
    const crew = await own.server.session(onUnit(id), 'Kru ALS');
    als = { unit: await crew.call('signOn', { id }), crew };
    bls = await own.server.crewed();
    stranger = await own.server.crewed(OTHER_REGION);
  });

  const open = (triage: 'merah' | 'kuning'): Promise<Incident> =>
    operator.call('openIncident', incidentInput({ needs: NEEDS, triage }));
  const rank = ({ id, place, triage }: Incident): Promise<Recommendation> =>
    operator.call('recommend', {
      point: place.point,
      needs: NEEDS,
      triage,
      regionCode: OWN_REGION,
      incidentId: id,
    });

  it('should propose for red a first responder beside a fitting unit that is farther, and for others none', async () => {
    const red = await rank(await open('merah'));
    expect(red.units.map(({ unitId }) => unitId)).toEqual([als.unit.id]);
    expect(red.lesser).toMatchObject([
      {
        unitId: bls.unit.id,
        lacks: ['als'],
        reasons: [{ code: 'sooner_by' }, { code: 'lacks', missing: ['als'] }, {}],
      },
    ]);
    expect(red.nextFree).toEqual([]);
    expect((await rank(await open('kuning'))).lesser).toEqual([]);
  });

  it('should show what could go, what it lacks and when a fitting one is free; and keep that it was sent all the same', async () => {
    const first = await open('kuning');
    const { assignments } = await operator.call('offer', { id: first.id, unitIds: [als.unit.id] });
    await als.crew.call('accept', { id: assignments[0]?.id ?? '' });
    const incident = await open('kuning');
    const answer = await rank(incident);
    expect(answer.units).toEqual([]);
    expect(answer.lesser.map(({ unitId, lacks }) => [unitId, lacks])).toEqual([[bls.unit.id, ['als']]]);
    expect(answer.lesser.some(({ unitId }) => unitId === stranger.unit.id)).toBe(false);
    const [next] = answer.nextFree;
    expect(next).toMatchObject({ unitId: als.unit.id });
    expect(next?.stages.map(({ stage }) => stage)).toEqual(['to_scene', 'at_scene', 'ready']);
    const sum = next?.stages.reduce((all, { seconds }) => all + seconds, 0);
    expect(next?.freeInS).toBe(sum);
    expect(next?.arriveInS).toBeGreaterThan(sum ?? 0);

    // As a console sends it: with a key, by the short way.
    const sent = await operator.call(
      'offer',
      { id: incident.id, unitIds: [bls.unit.id], timeoutS: 600 },
      { key: newId() },
    );
    expect(sent.assignments[0]).toMatchObject({ lacks: ['als'], notices: [] });
    const { entries } = await operator.call('incidentTimeline', { id: incident.id });
    expect(entries.find(({ type }) => type === 'assignment.offered.v1')?.summary).toMatchObject({
      lacks: 'als',
    });
    const job = await bls.crew.call('accept', { id: sent.assignments[0]?.id ?? '' });
    expect(job.lacks).toEqual(['als']);
  });

  it('should not send a lesser unit by itself when a fitting one declines', async () => {
    const spare = await own.server.crewed();
    const { id } = await own.server.unit(OWN_REGION, 'als');
    const crew = await own.server.session(onUnit(id), 'Kru ALS 2');
    await crew.call('signOn', { id });
    const incident = await open('merah');
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [id] });
    await crew.call('decline', { id: assignments[0]?.id ?? '', reason: 'vehicle_fault' });
    const { alerts } = await operator.call('snapshot', {});
    expect(
      alerts.some(({ kind, incidentId }) => kind === 'chain_exhausted' && incidentId === incident.id),
    ).toBe(true);
    expect((await rank(incident)).lesser.map(({ unitId }) => unitId)).toContain(spare.unit.id);
  });
});
