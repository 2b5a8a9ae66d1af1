import { describe, expect, it } from '@jest/globals';
import { INCIDENT_STEPS, IncidentStatus, isLive } from '#siaga/contracts';
import { assertLive, assertStep } from './incident-step.policy.js';

const number = '15.71-261121-0001';

describe('assertLive', () => {
  it.each(IncidentStatus.options.map((status) => ({ status })))(
    'should judge $status by the table',
    ({ status }) => {
      const act = (): void => assertLive({ status, number });
      if (isLive({ status })) expect(act).not.toThrow();
      else
        expect(act).toThrow(
          expect.objectContaining({ code: 'INCIDENT.NOT_OPEN', details: { status, number } }),
        );
    },
  );
});

describe('assertStep', () => {
  const pairs = IncidentStatus.options.flatMap((from) => IncidentStatus.options.map((to) => ({ from, to })));

  it.each(pairs)('should judge the step from $from to $to by the table', ({ from, to }) => {
    const act = (): void => assertStep({ status: from, number }, to);
    if (INCIDENT_STEPS[from].includes(to)) expect(act).not.toThrow();
    else expect(act).toThrow(expect.objectContaining({ code: 'INCIDENT.NOT_OPEN' }));
  });

  it('should let a status that is over lead nowhere, and every living one to an end', () => {
    const leadsNowhere = IncidentStatus.options.filter((status) => INCIDENT_STEPS[status].length === 0);
    expect(leadsNowhere).toEqual(IncidentStatus.options.filter((status) => !isLive({ status })));
    for (const status of IncidentStatus.options.filter((candidate) => isLive({ status: candidate })))
      expect(INCIDENT_STEPS[status].some((next) => !isLive({ status: next }))).toBe(true);
  });
});
