import { describe, expect, it } from '@jest/globals';
import type { Stream } from '#siaga/contracts';
import { newId, SYSTEM_ACTOR } from '#siaga/kernel';
import type { JournalRow } from './journal-entry.js';
import { JournalFeed } from './journal-feed.js';

function row(seq: number, stream: Stream = 'dispatch'): JournalRow {
  const none = { unitId: null, facilityId: null, incidentId: null };
  return {
    stream,
    seq,
    at: new Date(0),
    type: 'session.signed-out.v1',
    entity: 'session',
    entityId: newId(),
    version: 1,
    regionCode: 'ID',
    actor: SYSTEM_ACTOR,
    topics: [],
    data: { accountId: newId(), sessionId: null },
    ...none,
  };
}

function startedAt(seq: number): { feed: JournalFeed; heard: number[]; gaps: () => number } {
  const feed = new JournalFeed();
  const heard: number[] = [];
  let gaps = 0;
  feed.start({ dispatch: seq }, () => (gaps += 1));
  feed.subscribe((change) => heard.push(change.seq));
  return { feed, heard, gaps: () => gaps };
}

describe('JournalFeed', () => {
  it('should hand out a change that follows the last one at once', () => {
    const { feed, heard, gaps } = startedAt(10);
    feed.committed(row(11));
    feed.committed(row(12));
    expect([heard, feed.lastSeq, gaps()]).toEqual([[11, 12], 12, 0]);
  });

  it('should ask for a reading when a number is missing, and hand out nothing early', () => {
    const { feed, heard, gaps } = startedAt(10);
    feed.committed(row(13));
    expect([heard, gaps()]).toEqual([[], 1]);
    for (const seq of [12, 13]) feed.deliver(row(seq));
    expect(heard).toEqual([12, 13]);
  });

  it('should hand out nothing twice, whoever comes first', () => {
    const { feed, heard, gaps } = startedAt(0);
    feed.deliver(row(1));
    feed.committed(row(1));
    feed.committed(row(2));
    feed.deliver(row(2));
    expect([heard, gaps()]).toEqual([[1, 2], 0]);
  });

  it('should hear nothing before it was started and nothing after the listener left', () => {
    const idle = new JournalFeed();
    const early: number[] = [];
    idle.subscribe((change) => early.push(change.seq));
    idle.committed(row(1));
    expect(early).toEqual([]);
    const { feed } = startedAt(0);
    const heard: number[] = [];
    const leave = feed.subscribe((change) => heard.push(change.seq));
    feed.committed(row(1));
    leave();
    feed.committed(row(2));
    expect(heard).toEqual([1]);
  });

  it('should follow each stream by its own numbers', () => {
    const { feed, heard, gaps } = startedAt(10);
    feed.committed(row(1, 'monitoring'));
    feed.committed(row(11));
    feed.committed(row(2, 'monitoring'));
    feed.committed(row(4, 'monitoring'));
    feed.committed(row(12));
    expect([heard, gaps()]).toEqual([[1, 11, 2, 12], 1]);
    expect(feed.cursors).toEqual({ dispatch: 12, booking: 0, monitoring: 2 });
    expect(feed.lastSeq).toBe(12);
  });

  it('should keep a change from no listener because another one throws, and say who did', () => {
    const feed = new JournalFeed();
    const heard: number[] = [];
    const broken: unknown[] = [];
    feed.start(
      { dispatch: 0 },
      () => undefined,
      () => undefined,
      (error, { seq }) => broken.push([(error as Error).message, seq]),
    );
    feed.subscribe(() => {
      throw new Error('uji');
    });
    feed.subscribe((change) => heard.push(change.seq));
    feed.committed(row(1));
    feed.deliver(row(2));
    expect(heard).toEqual([1, 2]);
    expect(broken).toEqual([
      ['uji', 1],
      ['uji', 2],
    ]);
  });

  it('should tell what can never be handed out, and go on behind it', () => {
    const { feed, heard } = startedAt(0);
    const lost: unknown[] = [];
    const leave = feed.onLost((one) => lost.push(one));
    const one = { stream: 'dispatch', seq: 2, topics: ['region:15'] } as const;
    feed.deliver(row(1));
    feed.deliver(row(3));
    feed.pass({ dispatch: 3 }, [one]);
    leave();
    feed.pass({ dispatch: 4 }, [{ ...one, seq: 4 }]);
    expect([heard, lost, feed.lastSeq]).toEqual([[1, 3], [one], 4]);
  });
});
