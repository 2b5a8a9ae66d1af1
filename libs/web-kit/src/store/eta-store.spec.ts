import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Eta } from '#siaga/contracts';
import { etaOfAssignment, useEtas } from './eta-store.js';

const ETA: Eta = {
  assignmentId: 'job',
  unitId: 'unit',
  regionCode: '15.71',
  towards: 'scene',
  at: '2026-11-21T07:00:00.000Z',
  etaAt: '2026-11-21T07:05:00.000Z',
  remainingS: 300,
  remainingM: 2_000,
  isEstimate: false,
};
const newest = (): Eta | null =>
  etaOfAssignment(useEtas.getState().etas, { id: 'job', unitId: 'unit', status: 'en_route' });

describe('arrivals', () => {
  beforeEach(() => useEtas.getState().clear());

  it('should keep the newest of a unit', () => {
    const later = { ...ETA, at: '2026-11-21T07:01:00.000Z', remainingS: 200 };
    useEtas.getState().take([later]);
    useEtas.getState().take([ETA]);
    expect(newest()).toBe(later);
  });

  it('should be those of the present drive of the present job only', () => {
    const { take } = useEtas.getState();
    take([ETA]);
    const { etas } = useEtas.getState();
    expect(etaOfAssignment(etas, { id: 'other', unitId: 'unit', status: 'en_route' })).toBeNull();
    expect(etaOfAssignment(etas, { id: 'job', unitId: 'unit', status: 'on_scene' })).toBeNull();
    expect(etaOfAssignment(etas, { id: 'job', unitId: 'unit', status: 'left_scene' })).toBeNull();
    take([{ ...ETA, at: '2026-11-21T07:09:00.000Z', towards: 'destination' }]);
    expect(newest()).toBeNull();
  });
});
