import { describe, expect, it } from '@jest/globals';
import { type Ack, type ChangeEvent, type Snapshot, type StreamCursor } from '#siaga/contracts';
import { ApiError } from '../http/api-error.js';
import { type LineState } from './line-state.js';
import { LIVENESS_TIMEOUT_MS, LiveLine } from './live-line.js';
import { type LiveSocket } from './open-socket.js';

type Handler = (...args: never[]) => void;

class FakeSocket {
  readonly handlers = new Map<string, Handler>();
  readonly sent: { event: string; input: unknown; ack: (answer: unknown) => void }[] = [];
  connected = false;

  on(event: string, handler: Handler): void {
    this.handlers.set(event, handler);
  }
  emit(event: string, input: unknown, ack: (answer: unknown) => void): void {
    this.sent.push({ event, input, ack });
  }
  connect(): void {
    this.connected = true;
  }
  disconnect(): void {
    this.connected = false;
  }
  removeAllListeners(): void {
    this.handlers.clear();
  }
  fire(event: string, ...args: unknown[]): void {
    (this.handlers.get(event) as ((...all: unknown[]) => void) | undefined)?.(...args);
  }
  answerResume(answer: Ack<{ seq: number; cursor: StreamCursor; settings?: string }>): void {
    this.sent.findLast((message) => message.event === 'resume')?.ack(answer);
  }
}

/** So far in `dispatch`, and nowhere in the others. */
const at = (dispatch: number): StreamCursor => ({ dispatch, booking: 0, monitoring: 0 });

function change(seq: number): ChangeEvent {
  return { stream: 'dispatch', seq, entityId: 'x', version: seq, entity: 'alert' } as ChangeEvent;
}

const SIGNED_OUT = new ApiError('IDENTITY.NOT_SIGNED_IN', 401, 'c-1');

function rig(snapshotSeqs: (number | Error)[], topics: string[][] = [], settings: string[] = []) {
  const sockets: FakeSocket[] = [];
  const applied: number[] = [];
  const timers: { run: () => void; waitMs: number; isLive: boolean }[] = [];
  const told: Partial<LineState> = {};
  const ended: string[] = [];
  const lost: unknown[] = [];
  let snapshots = 0;
  const fetched: (readonly string[] | undefined)[] = [];
  const client = new LiveLine({
    openSocket: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as LiveSocket;
    },
    fetchSnapshot: (_signal, asked) => {
      fetched.push(asked);
      const heard = topics[snapshots];
      const mark = settings[snapshots];
      const seq = snapshotSeqs[snapshots++] ?? 0;
      return seq instanceof Error
        ? Promise.reject(seq)
        : Promise.resolve({
            seq,
            cursor: at(seq),
            at: '2026-11-21T07:00:00Z',
            topics: heard,
            settings: mark,
          } as Snapshot);
    },
    takeSnapshot: () => applied.push(-1),
    takeChanges: (events) => applied.push(...events.map((event) => event.seq)),
    takePositions: () => undefined,
    takeEtas: () => undefined,
    tell: (state) => Object.assign(told, state),
    lost: (cause) => lost.push(cause),
    sessionEnded: ({ code }) => ended.push(code),
    nowMs: () => 0,
    learnServerTime: () => undefined,
    random: () => 0.5,
    schedule: (run, waitMs) => {
      const timer = { run, waitMs, isLive: true };
      timers.push(timer);
      return () => {
        timer.isLive = false;
      };
    },
  });
  const runTimer = (pick: (waitMs: number) => boolean): void => {
    const timer = timers.findLast((candidate) => candidate.isLive && pick(candidate.waitMs));
    if (timer) timer.isLive = false;
    timer?.run();
  };
  // Lets the promises that are ready run; nothing here waits for time.
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const socket = (index: number): FakeSocket => {
    const found = sockets[index];
    if (!found) throw new Error(`No socket ${index}`);
    return found;
  };
  return { client, socket, sockets, applied, told, ended, lost, fetched, runTimer, settle };
}

describe('LiveLine', () => {
  it('should take the snapshot, resume from its sequence, hold live changes back until the answer, then go live', async () => {
    const { client, socket, applied, told, settle } = rig([10]);
    client.start();
    await settle();
    socket(0).fire('connect');
    expect(socket(0).sent[0]).toMatchObject({ event: 'resume', input: { since: at(10) } });
    socket(0).fire('change', change(13));
    socket(0).fire('changes', [change(11), change(12)]);
    expect(applied).toEqual([-1, 11, 12]);
    expect(told.line).toBe('connecting');
    socket(0).answerResume({ ok: true, data: { seq: 12, cursor: at(12) } });
    expect(applied).toEqual([-1, 11, 12, 13]);
    expect(told.line).toBe('online');
  });

  it('should resume from the last whole sequence after a break, not from a live one with a hole before it', async () => {
    const { client, socket, runTimer, settle, told } = rig([10]);
    client.start();
    await settle();
    socket(0).fire('connect');
    socket(0).fire('change', change(99));
    socket(0).fire('disconnect');
    expect(told.line).toBe('offline');
    runTimer((waitMs) => waitMs < LIVENESS_TIMEOUT_MS);
    await settle();
    socket(1).fire('connect');
    expect(socket(1).sent[0]).toMatchObject({ event: 'resume', input: { since: at(10) } });
  });

  it('should take a new snapshot when its sequence is too old', async () => {
    const { client, socket, applied, settle } = rig([10, 500]);
    client.start();
    await settle();
    socket(0).fire('connect');
    socket(0).answerResume({ ok: false, error: { code: 'REALTIME.RESYNC_REQUIRED', message: '' } });
    await settle();
    expect(applied).toEqual([-1, -1]);
    socket(1).fire('connect');
    expect(socket(1).sent[0]).toMatchObject({ input: { since: at(500) } });
  });

  it('should count a line without ticks as dead and open another', async () => {
    const { client, socket, sockets, runTimer, settle, told } = rig([10]);
    client.start();
    await settle();
    socket(0).fire('connect');
    socket(0).answerResume({ ok: true, data: { seq: 20, cursor: at(20) } });
    runTimer((waitMs) => waitMs === LIVENESS_TIMEOUT_MS);
    expect(told.line).toBe('offline');
    expect(socket(0).connected).toBe(false);
    runTimer((waitMs) => waitMs < LIVENESS_TIMEOUT_MS);
    await settle();
    expect(sockets).toHaveLength(2);
    socket(1).fire('connect');
    expect(socket(1).sent[0]).toMatchObject({ input: { since: at(20) } });
  });

  it('should end the session when the handshake is refused for it', async () => {
    const { client, socket, ended, settle } = rig([10]);
    client.start();
    await settle();
    socket(0).fire(
      'connect_error',
      Object.assign(new Error('refused'), { data: { code: 'IDENTITY.NOT_SIGNED_IN' } }),
    );
    expect(ended).toEqual(['expired']);
  });

  it('should end the session when the snapshot or the resume is refused for it', async () => {
    const { client, ended, settle } = rig([SIGNED_OUT]);
    client.start();
    await settle();
    expect(ended).toEqual(['expired']);

    const other = rig([10]);
    other.client.start();
    await other.settle();
    other.socket(0).fire('connect');
    other.socket(0).answerResume({ ok: false, error: { code: 'IDENTITY.NOT_SIGNED_IN', message: '' } });
    expect(other.ended).toEqual(['expired']);
  });

  it('should open no line when it was stopped while the code of the socket came', async () => {
    const socket = new FakeSocket();
    let open = (_socket: LiveSocket): void => undefined;
    const coming = new Promise<LiveSocket>((resolve) => (open = resolve));
    const line = new LiveLine({
      openSocket: () => coming,
      fetchSnapshot: () => Promise.resolve({ seq: 1, cursor: at(1), at: '2026-11-21T07:00:00Z' } as Snapshot),
      takeSnapshot: () => undefined,
      takeChanges: () => undefined,
      sessionEnded: () => undefined,
    });
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    };
    line.start();
    await settle();
    line.stop();
    open(socket as unknown as LiveSocket);
    await settle();
    expect(socket.connected).toBe(false);
    expect(socket.handlers.size).toBe(0);
  });

  it('should say why a try failed and try again', async () => {
    const { client, socket, lost, told, runTimer, settle } = rig([new Error('away'), 10]);
    client.start();
    await settle();
    expect(lost).toEqual([new Error('away')]);
    expect(told.line).toBe('offline');
    runTimer((waitMs) => waitMs < LIVENESS_TIMEOUT_MS);
    await settle();
    socket(0).fire('connect');
    expect(socket(0).sent[0]).toMatchObject({ event: 'resume', input: { since: at(10) } });
  });

  it('should forget where it was when it stops, since another person may sign in next', async () => {
    const { client, socket, settle, applied } = rig([10, 30]);
    client.start();
    await settle();
    socket(0).fire('connect');
    client.stop();
    client.start();
    await settle();
    socket(1).fire('connect');
    expect(applied).toEqual([-1, -1]);
    expect(socket(1).sent[0]).toMatchObject({ input: { since: at(30) } });
  });

  it('should ask for its topics in the snapshot and at the resume, and say by which it was read', async () => {
    const { client, socket, fetched, settle } = rig([10], [['facility:1']]);
    client.hear(['facility']);
    client.start();
    await settle();
    socket(0).fire('connect');
    expect(fetched).toEqual([['facility']]);
    expect(socket(0).sent[0]?.input).toEqual({ since: at(10), topics: ['facility'], heard: ['facility:1'] });
  });

  it('should begin anew when it is told to hear something else, and not for the same', async () => {
    const { client, socket, sockets, fetched, settle } = rig([10, 20]);
    client.hear(['facility']);
    client.start();
    await settle();
    client.hear(['facility']);
    await settle();
    expect(sockets).toHaveLength(1);
    client.hear(['facility', 'capacity']);
    await settle();
    expect(fetched).toEqual([['facility'], ['facility', 'capacity']]);
    socket(1).fire('connect');
    expect(socket(1).sent[0]).toMatchObject({ input: { since: at(20), topics: ['facility', 'capacity'] } });
  });

  it('should take a new snapshot on the living line when other topics are heard, holding back what comes meanwhile', async () => {
    const { client, socket, sockets, applied, told, settle } = rig([10, 30], [['a'], ['a', 'b']]);
    client.start();
    await settle();
    socket(0).fire('connect');
    socket(0).answerResume({ ok: true, data: { seq: 12, cursor: at(12) } });
    socket(0).fire('topics.changed', { topics: ['a', 'b'] });
    socket(0).fire('change', change(31));
    expect(applied).toEqual([-1]);
    await settle();
    expect(sockets).toHaveLength(1);
    expect(socket(0).sent[1]?.input).toEqual({ since: at(30), heard: ['a', 'b'] });
    socket(0).answerResume({ ok: true, data: { seq: 31, cursor: at(31) } });
    expect(applied).toEqual([-1, -1, 31]);
    expect(told.line).toBe('online');
  });

  it('should take the new snapshot also when it is told while it resumes, and when the line breaks before', async () => {
    const { client, socket, fetched, runTimer, settle } = rig([10, 30, 40]);
    client.start();
    await settle();
    socket(0).fire('connect');
    socket(0).fire('topics.changed', { topics: [] });
    socket(0).answerResume({ ok: true, data: { seq: 12, cursor: at(12) } });
    await settle();
    expect(fetched).toHaveLength(2);
    expect(socket(0).sent[1]).toMatchObject({ input: { since: at(30) } });
    socket(0).fire('topics.changed', { topics: [] });
    socket(0).fire('disconnect');
    runTimer((waitMs) => waitMs < LIVENESS_TIMEOUT_MS);
    await settle();
    expect(fetched).toHaveLength(3);
    socket(1).fire('connect');
    expect(socket(1).sent[0]).toMatchObject({ input: { since: at(40) } });
  });

  it('should take a new snapshot when the server came back with other settings, once, whatever another process has', async () => {
    const { client, socket, sockets, applied, told, runTimer, settle } = rig([10, 30], [], ['old', 'new']);
    client.start();
    await settle();
    socket(0).fire('connect');
    socket(0).answerResume({ ok: true, data: { seq: 10, cursor: at(10), settings: 'old' } });
    expect(applied).toEqual([-1]);
    socket(0).fire('disconnect');
    runTimer((waitMs) => waitMs < LIVENESS_TIMEOUT_MS);
    await settle();
    socket(1).fire('connect');
    socket(1).answerResume({ ok: true, data: { seq: 20, cursor: at(20), settings: 'new' } });
    socket(1).fire('change', change(31));
    await settle();
    expect(applied).toEqual([-1, -1]);
    expect(socket(1).sent[1]?.input).toEqual({ since: at(30) });
    socket(1).answerResume({ ok: true, data: { seq: 31, cursor: at(31), settings: 'third' } });
    expect(applied).toEqual([-1, -1, 31]);
    expect([told.line, sockets.length]).toEqual(['online', 2]);
  });

  it('should wait before it asks again when a fresh snapshot is refused too', async () => {
    const { client, socket, sockets, told, runTimer, settle } = rig([10, 20, 30]);
    const refused = { ok: false, error: { code: 'REALTIME.RESYNC_REQUIRED', message: '' } } as const;
    client.start();
    await settle();
    socket(0).fire('connect');
    socket(0).answerResume(refused);
    await settle();
    socket(1).fire('connect');
    socket(1).answerResume(refused);
    await settle();
    expect(sockets).toHaveLength(2);
    expect(told.line).toBe('offline');
    runTimer((waitMs) => waitMs < LIVENESS_TIMEOUT_MS);
    await settle();
    socket(2).fire('connect');
    expect(socket(2).sent[0]).toMatchObject({ input: { since: at(30) } });
  });
});
