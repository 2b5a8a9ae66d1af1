import { describe, expect, it } from '@jest/globals';
import {
  DEFAULT_LATE_TABLE,
  type Alert,
  type ChangeEvent,
  emptyLists,
  type Snapshot,
} from '#siaga/contracts';
import { applyChange, applyChanges, applySnapshot, EMPTY_ENTITIES, putEntity } from './entity-state.js';

const AT = '2026-11-21T07:00:00.000Z';

function alert(overrides: Partial<Alert> = {}): Alert {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    version: 1,
    regionCode: '15.71',
    kind: 'offer_unanswered',
    severity: 'amber',
    incidentId: null,
    unitId: null,
    facilityId: null,
    facts: {},
    raisedAt: AT,
    acknowledgedAt: null,
    acknowledgedBy: null,
    endedAt: null,
    ...overrides,
  };
}

function change(data: Alert, seq = data.version): ChangeEvent {
  return {
    stream: 'dispatch',
    seq,
    at: AT,
    entity: 'alert',
    entityId: data.id,
    version: data.version,
    regionCode: data.regionCode,
    type: 'alert.raised.v1',
    data,
  };
}

function snapshot(alerts: Alert[]): Snapshot {
  return {
    seq: 10,
    cursor: { dispatch: 10, booking: 0, monitoring: 0 },
    at: AT,
    topics: [],
    ...emptyLists(),
    regions: [],
    alerts,
    ownUnitIds: [],
    stalePositionS: 120,
    lateTimes: { everywhere: DEFAULT_LATE_TABLE, regions: {} },
  };
}

const OTHER = '00000000-0000-4000-8000-000000000002';

describe('applyChange', () => {
  it('should add an entity and leave the other maps as they are', () => {
    const next = applyChange(EMPTY_ENTITIES, change(alert()));
    expect(next.alert.get(alert().id)).toEqual(alert());
    expect(next.call).toBe(EMPTY_ENTITIES.call);
    expect(EMPTY_ENTITIES.alert.size).toBe(0);
  });

  it('should give the same state for a version it has', () => {
    const state = applyChange(EMPTY_ENTITIES, change(alert({ version: 3 })));
    expect(applyChange(state, change(alert({ version: 3, severity: 'red' })))).toBe(state);
    expect(applyChange(state, change(alert({ version: 2, severity: 'red' })))).toBe(state);
  });

  it('should end equal whatever the order within an entity', () => {
    const events = [1, 2, 3].map((version) => change(alert({ version, facts: { version } })));
    const forward = applyChanges(EMPTY_ENTITIES, events);
    const backward = applyChanges(EMPTY_ENTITIES, events.toReversed());
    expect(backward).toEqual(forward);
    expect(forward.alert.get(alert().id)?.version).toBe(3);
  });

  it('should end equal when the same changes come twice and in pieces', () => {
    const events = [
      change(alert(), 1),
      change(alert({ id: OTHER }), 2),
      change(alert({ version: 2, severity: 'red' }), 3),
    ];
    const whole = applyChanges(EMPTY_ENTITIES, events);
    const pieces = [...events, ...events.slice(1)].reduce(applyChange, EMPTY_ENTITIES);
    expect(pieces).toEqual(whole);
  });
});

describe('applySnapshot', () => {
  it('should drop what the snapshot does not hold', () => {
    const state = applyChange(EMPTY_ENTITIES, change(alert({ id: OTHER })));
    expect([...applySnapshot(state, snapshot([alert()])).alert.keys()]).toEqual([alert().id]);
  });

  it('should keep a newer version that overtook the snapshot', () => {
    const state = applyChange(EMPTY_ENTITIES, change(alert({ version: 5, severity: 'red' })));
    expect(applySnapshot(state, snapshot([alert({ version: 4 })])).alert.get(alert().id)?.severity).toBe(
      'red',
    );
  });

  it('should take the snapshot where it is newer', () => {
    const state = applyChange(EMPTY_ENTITIES, change(alert({ version: 1 })));
    const next = applySnapshot(state, snapshot([alert({ version: 2, severity: 'red' })]));
    expect(next.alert.get(alert().id)?.severity).toBe('red');
  });
});

describe('putEntity', () => {
  it('should take what a command answered and drop an older one', () => {
    const state = putEntity(EMPTY_ENTITIES, 'alert', alert({ version: 2 }));
    expect(state.alert.get(alert().id)?.version).toBe(2);
    expect(putEntity(state, 'alert', alert({ version: 1 }))).toBe(state);
  });
});
