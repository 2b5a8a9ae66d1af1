import { describe, expect, it } from '@jest/globals';
import { type Call } from '#siaga/contracts';
import { type CallPlan, Random } from '#siaga/simulation';
import { type Session } from '../client/session.js';
import { MissedCalls } from './missed-calls.js';
import { Reporter } from './reporter.js';

const MINUTE_MS = 60_000;
const START_MS = Date.parse('2026-11-21T10:00:00Z');

function missedCall(number: number, more: Partial<Call> = {}): Call {
  return {
    id: `call-${String(number)}`,
    source: 'simulator',
    sourceCallId: `sim-${String(number)}`,
    state: 'abandoned',
    offeredAt: new Date(START_MS).toISOString(),
    endedAt: new Date(START_MS + number * 1_000).toISOString(),
    disposition: null,
    incidentId: null,
    ...more,
  } as Call;
}

/** An operator whose clock is set by hand and whose requests are written down. */
function operator(plans: Record<string, Partial<CallPlan>> = {}) {
  const clock = { nowMs: START_MS };
  const asked: unknown[] = [];
  const calls = new Map<string, Call>();
  const stop = new AbortController();
  const session = {
    call: (name: string, input: { id: string }) => {
      if (name === 'call') return Promise.resolve(calls.get(input.id));
      asked.push([name, input]);
      if (asked.length === Object.keys(plans).length) stop.abort();
      return Promise.resolve(calls.get(input.id));
    },
  };
  const missed = new MissedCalls({
    session: session as unknown as Session,
    random: new Random('missed'),
    planOf: ({ id }) => plans[id] as CallPlan | undefined,
    openIncident: async (_plan, { id }) => {
      await session.call('openIncident', { id });
    },
    trouble: (error) => asked.push(error),
    now: () => clock.nowMs,
  });
  const observe = (...given: Call[]) => {
    for (const call of given) {
      calls.set(call.id, call);
      missed.observe(call);
    }
  };
  return { clock, asked, missed, observe, stop };
}

describe('ringing back', () => {
  it('should ring most callers back within three minutes, oldest first, and leave the newest to people', () => {
    const { clock, missed, observe } = operator();
    observe(...[1, 2, 3, 4, 5].map((number) => missedCall(number)));
    clock.nowMs += MINUTE_MS - 1;
    expect(missed.due()).toEqual([]);
    clock.nowMs += 2 * MINUTE_MS + 1;
    expect(missed.due().map((call) => call.id)).toEqual(['call-1', 'call-2']);
    clock.nowMs += 10 * MINUTE_MS;
    expect(missed.due()).toHaveLength(5);
  });

  it('should care for simulated calls only that nobody has dealt with', () => {
    const { missed, observe } = operator();
    observe(
      missedCall(1, { source: 'pbx' }),
      missedCall(2, { state: 'ringing' }),
      missedCall(3, { disposition: 'dropped' }),
      missedCall(4, { incidentId: 'incident' }),
      missedCall(5),
      missedCall(6),
    );
    expect(missed.size).toBe(2);
    observe(missedCall(5, { disposition: 'prank' }));
    expect(missed.size).toBe(1);
    missed.reset([]);
    expect(missed.size).toBe(0);
  });

  it('should close each call as what it was, and send help where help is needed', async () => {
    const { clock, asked, missed, observe, stop } = operator({
      'call-1': { kind: 'prank', said: 'tertawa' },
      'call-2': { kind: 'emergency' },
      'call-3': { kind: 'ghost', said: '' },
    });
    observe(...[1, 2, 3].map((number) => missedCall(number)));
    clock.nowMs += 30 * MINUTE_MS;
    await missed.run(stop.signal, 1);
    expect(asked).toEqual([
      ['closeCall', { id: 'call-1', disposition: 'prank', note: 'tertawa' }],
      ['openIncident', { id: 'call-2' }],
      ['closeCall', { id: 'call-3', disposition: 'ghost', note: '' }],
    ]);
  });
});

describe('Reporter', () => {
  it('should say that a line is away once a minute, and count no error', () => {
    const lines: string[] = [];
    const reporter = new Reporter(false, (line) => lines.push(line));
    for (let attempt = 0; attempt < 20; attempt += 1) reporter.lineDown('crews', 'the line was lost');
    expect(lines).toHaveLength(1);
    expect(reporter.counted('errors')).toBe(0);
    reporter.trouble('crews', new Error('refused'));
    expect(reporter.counted('errors')).toBe(1);
  });
});
