import { describe, expect, it } from '@jest/globals';
import { type Backend, type Party, Turns } from './turns.js';

/** Understands `begin`, `commit` and anything else, and writes down what ran. */
class ScriptedBackend implements Backend {
  readonly ran: string[] = [];
  #isOpen = false;

  async execute(messages: Buffer): Promise<void> {
    await Promise.resolve();
    const text = messages.toString();
    if (text.endsWith('begin')) this.#isOpen = true;
    if (text.endsWith('commit') || text.endsWith('rollback')) this.#isOpen = false;
    this.ran.push(text);
  }

  isInTransaction(): boolean {
    return this.#isOpen;
  }
}

function makeTurns(idleTimeoutMs?: number): {
  backend: ScriptedBackend;
  turns: Turns;
  send: (party: Party, text: string) => Promise<void>;
} {
  const backend = new ScriptedBackend();
  const turns = new Turns(backend, (error) => expect(error).toBeUndefined(), idleTimeoutMs);
  const send = async (party: Party, text: string): Promise<void> => {
    turns.submit({
      party,
      messages: Buffer.from(text),
      onAnswer: () => undefined,
      isWhole: !text.endsWith('flush'),
    });
    await settle();
  };
  return { backend, turns, send };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const makeParty = (onCut: () => void = () => undefined): Party => ({ cutOff: onCut });

describe('Turns', () => {
  it('should run batches in the order they came', async () => {
    const { backend, send } = makeTurns();
    const [a, b] = [makeParty(), makeParty()];
    await Promise.all([send(a, 'a1'), send(b, 'b1'), send(a, 'a2')]);
    expect(backend.ran).toEqual(['a1', 'b1', 'a2']);
  });

  it('should keep others out of an open transaction', async () => {
    const { backend, send } = makeTurns();
    const [a, b] = [makeParty(), makeParty()];
    await Promise.all([send(a, 'a begin'), send(b, 'b begin'), send(a, 'a commit'), send(b, 'b commit')]);
    expect(backend.ran).toEqual(['a begin', 'a commit', 'b begin', 'b commit']);
  });

  it('should keep others out of a batch that was only flushed', async () => {
    const { backend, send } = makeTurns();
    const [a, b] = [makeParty(), makeParty()];
    await Promise.all([send(a, 'a flush'), send(b, 'b1'), send(a, 'a sync')]);
    expect(backend.ran).toEqual(['a flush', 'a sync', 'b1']);
  });

  it('should roll back for one that leaves in the middle, drop what it waited for and go on with the next', async () => {
    const { backend, turns, send } = makeTurns();
    const [a, b] = [makeParty(), makeParty()];
    await send(a, 'a begin');
    const waiting = send(b, 'b1');
    turns.leave(a, (isHolder) => (isHolder ? Buffer.from('a rollback') : undefined));
    await waiting;
    expect(backend.ran).toEqual(['a begin', 'a rollback', 'b1']);
  });

  it('should drop what one that leaves still waited for', async () => {
    const { backend, turns, send } = makeTurns();
    const [a, b] = [makeParty(), makeParty()];
    await send(a, 'a begin');
    await send(b, 'b1');
    turns.leave(b, (isHolder) => (isHolder ? Buffer.from('b rollback') : undefined));
    await send(a, 'a commit');
    expect(backend.ran).toEqual(['a begin', 'a commit']);
  });

  it('should cut off one that sits in a transaction while others wait', async () => {
    let onCut: () => void = () => undefined;
    const wasCut = new Promise<void>((resolve) => (onCut = resolve));
    const { send } = makeTurns(5);
    await send(makeParty(onCut), 'a begin');
    await send(makeParty(), 'b1');
    const keepAlive = setTimeout(() => undefined, 2_000);
    await wasCut;
    clearTimeout(keepAlive);
  });
});
