import { describe, expect, it } from '@jest/globals';
import type { CallEvent } from '#siaga/contracts';
import { pastCall } from './past-call.policy.js';

const IDS = { callId: '0190a1b2-0000-7000-8000-000000000001', source: 'list:15.71', regionCode: '15.71' };
const NOW = new Date('2026-11-29T03:00:00Z');
const at = (time: string): string => `2026-03-05T${time}.000Z`;
const event = (type: CallEvent['type'], time: string, more: Partial<CallEvent> = {}): CallEvent => ({
  sourceCallId: 'a1',
  type,
  at: at(time),
  ...more,
});
const of = (events: CallEvent[], saysSteps = true) => pastCall(IDS, { events, saysSteps }, null, NOW).view;

describe('pastCall', () => {
  it.each([
    ['one that is told and no more', false, [event('offered', '01:00:00')], 'ended', null, at('01:00:00')],
    ['one that nobody answered', true, [event('offered', '01:00:00')], 'abandoned', null, at('01:00:00')],
    [
      'one that was answered and whose end is missing',
      true,
      [event('answered', '01:00:09', { agent: 'Sari' }), event('offered', '01:00:00')],
      'ended',
      at('01:00:09'),
      at('01:00:09'),
    ],
    [
      'a whole one',
      true,
      [event('offered', '01:00:00'), event('answered', '01:00:09'), event('ended', '01:04:00')],
      'ended',
      at('01:00:09'),
      at('01:04:00'),
    ],
    [
      'one that hung up',
      true,
      [event('offered', '01:00:00'), event('abandoned', '01:00:30')],
      'abandoned',
      null,
      at('01:00:30'),
    ],
  ])('should close %s', (_, saysSteps, events, state, answeredAt, endedAt) => {
    const view = of(events, saysSteps);
    expect(view).toMatchObject({
      ...{ state, answeredAt, endedAt, disposition: 'record', version: 1 },
      offeredAt: at('01:00:00'),
      receivedAt: NOW.toISOString(),
    });
  });

  it('should gather what its rows say of the caller', () => {
    const view = of([
      event('offered', '01:00:00', { from: '0741-60001', to: '119' }),
      event('answered', '01:00:09', { agent: 'Sari', locationText: 'Jl. Sudirman 2' }),
    ]);
    expect(view).toMatchObject({
      ...{ line: '119', locationText: 'Jl. Sudirman 2', saidAt: undefined },
      answeredBy: { kind: 'source', name: 'Sari' },
      personal: { callerNumber: expect.stringContaining('60001') },
    });
  });
});
