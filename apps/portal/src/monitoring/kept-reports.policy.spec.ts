import { describe, expect, it } from '@jest/globals';
import { ApiError, KeptSender, OfflineError } from '#siaga/client';
import { type DailyReport } from '#siaga/contracts';
import { type KeptReport, outcomeOf, readReport, type SendOutcome, sortedBy } from './kept-reports.policy.js';

const TOLD: SendOutcome = { kind: 'told', report: { revision: 1 } as DailyReport };
const PAGE = 'page-1';

/** A browser with its storage, whose server answers as the test says. */
function phone(answers: SendOutcome[], storage = new Map<string, KeptReport>()) {
  const sent: KeptReport[] = [];
  const told: (DailyReport | null)[] = [];
  const timers: (() => void)[] = [];
  let made = storage.size;
  const sender = new KeptSender(
    {
      kept: {
        all: () => [...storage.values()],
        put: (report) => void storage.set(report.key, report),
        drop: (keys) => keys.forEach((key) => storage.delete(key)),
      },
      idOf: ({ key }) => key,
      nextOf: ([report]: readonly KeptReport[]) => report ?? null,
      send: (report) => {
        sent.push(report);
        return Promise.resolve(sortedBy(report, answers.shift() ?? { kind: 'later' }));
      },
      nowMs: () => 1_000,
      inTurn: (work) => work(),
      waitMs: () => 1,
      schedule: (callback) => {
        timers.push(callback);
        return () => timers.pop();
      },
    },
    ({ id }: KeptReport) => id,
  );
  const report = (caseId: string) =>
    sender.add({
      key: `key-${(made += 1)}`,
      id: PAGE,
      caseId,
      forDate: '2026-12-01',
      answers: { cough: false },
    });
  const ring = (): void => {
    const [callback] = timers;
    callback?.();
  };
  const open = () => sender.open(PAGE, (answer) => told.push(answer));
  return { sender, storage, sent, told, report, open, ring, timers };
}
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('reports that this phone keeps', () => {
  it('should be written down first, and sent in order, each once, when their page is open', async () => {
    const { sender, storage, sent, told, report, open } = phone([TOLD, TOLD]);
    await Promise.all([report('a'), report('b')]);
    expect([...storage.values()].map(({ order }) => order)).toEqual([1_000, 1_001]);
    await settled();
    expect(sent).toEqual([]);
    open();
    await settled();
    expect(sent.map(({ caseId, key }) => [caseId, key])).toEqual([
      ['a', 'key-1'],
      ['b', 'key-2'],
    ]);
    expect([told.length, storage.size, sender.read()]).toEqual([2, 0, []]);
  });

  it('should wait without an answer, and go again under the same key, nothing overtaking', async () => {
    const { sent, storage, report, open, ring, timers } = phone([{ kind: 'later' }, TOLD, TOLD]);
    open();
    await Promise.all([report('a'), report('b')]);
    await settled();
    ring();
    await settled();
    expect(sent.map(({ key }) => key).slice(0, 2)).toEqual(['key-1', 'key-1']);
    expect(sent.at(-1)?.key).toBe('key-2');
    expect([storage.size, timers.length]).toEqual([0, 0]);
  });

  it('should be kept with why when they are refused for good, until put away, and hold up no other', async () => {
    const { sender, sent, report, open } = phone([{ kind: 'refused', refusal: 'over' }, TOLD]);
    await Promise.all([report('a'), report('b')]);
    open();
    await settled();
    expect(sent).toHaveLength(2);
    expect(sender.read()).toMatchObject([{ caseId: 'a', refusal: 'over' }]);
    await sender.putAway('key-1');
    expect(sender.read()).toEqual([]);
  });

  it('should still be there for the page after this one', async () => {
    const { storage, report } = phone([]);
    await report('a');
    const next = phone([TOLD], storage);
    await next.sender.reload();
    next.open();
    await settled();
    expect(next.sent.map(({ key }) => key)).toEqual(['key-1']);
    expect(storage.size).toBe(0);
  });

  it('should be refused for good by a closed day or case alone', () => {
    const refused = (code: ApiError['code'], status = 409): ApiError => new ApiError(code, status, 'k');
    expect(outcomeOf(refused('MONITORING.OVER'))).toEqual({ kind: 'refused', refusal: 'over' });
    expect(outcomeOf(refused('MONITORING.DAY_NOT_OPEN'))).toEqual({ kind: 'refused', refusal: 'dayNotOpen' });
    expect(outcomeOf(refused('IDEMPOTENCY.KEY_REUSED'))).toEqual({ kind: 'told', report: null });
    expect(outcomeOf(new OfflineError('network')).kind).toBe('later');
    expect(outcomeOf(refused('IDENTITY.NOT_SIGNED_IN', 401)).kind).toBe('later');
    expect(outcomeOf(refused('SYSTEM.OVERLOADED', 503)).kind).toBe('later');
    expect(() => outcomeOf(new TypeError('x'))).toThrow('x');
  });

  it('should not be read from what somebody else wrote', () => {
    expect(readReport({ key: 'k' })).toBeNull();
    expect(readReport({ key: 'k', order: 1, id: 'i', caseId: 'c', forDate: 'd', answers: {} })).toMatchObject(
      {
        refusal: null,
      },
    );
  });
});
