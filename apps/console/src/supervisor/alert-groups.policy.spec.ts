import { describe, expect, it } from '@jest/globals';
import { type Alert, AlertKind } from '#siaga/contracts';
import { alertGroups } from './alert-groups.policy.js';

let count = 0;
function alert(over: Partial<Alert>): Alert {
  count += 1;
  const raisedAt = `2026-11-28T07:00:${String(count).padStart(2, '0')}.000Z`;
  const facts = {
    id: `a${count}`,
    version: 1,
    kind: 'offer_declined',
    severity: 'amber',
    raisedAt,
    acknowledgedAt: null,
  };
  return { ...facts, incidentId: null, unitId: null, endedAt: null, takenAt: null, ...over } as Alert;
}

describe('alerts in groups', () => {
  it('should be one of an incident, whatever their kind, and show none that is over or put aside', () => {
    const alerts = AlertKind.options.map((kind) => alert({ kind, incidentId: 'i' }));
    const over = [alert({ incidentId: 'i', endedAt: 'x' }), alert({ incidentId: 'i', acknowledgedAt: 'x' })];
    const [group, ...more] = alertGroups([...alerts, ...over]);
    expect(more).toEqual([]);
    expect(group?.alerts).toHaveLength(AlertKind.options.length);
    expect(group?.untaken).toHaveLength(AlertKind.options.length);
  });

  it('should stand with what nobody has taken first, red before amber', () => {
    const taken = alert({ incidentId: 'taken', severity: 'red', takenAt: 'x' });
    const [amber, red] = [alert({ incidentId: 'amber' }), alert({ unitId: 'red', severity: 'red' })];
    expect(alertGroups([taken, amber, red]).map(({ key }) => key)).toEqual(['red', 'amber', 'taken']);
  });

  it('should be untaken again when something new happens to what somebody took', () => {
    const [group] = alertGroups([
      alert({ incidentId: 'i', takenAt: 'x' }),
      alert({ incidentId: 'i', severity: 'red' }),
    ]);
    expect(group?.untaken).toHaveLength(1);
  });
});
