import { useEffect, useSyncExternalStore } from 'react';
import { randomUuid } from '#siaga/client';
import type { Assignment } from '#siaga/contracts';
import { apiClient, useConnection, useEntities } from '#siaga/web-kit';
import { CommandRunner, type RunnerView } from './command-runner.js';
import { type KeyValueStorage, QueueStorage } from './queue-storage.js';
import { sendCommand } from './send-command.js';

const LOCK_NAME = 'siaga.crew.sender';

/** The centre's answer, as the change that the socket will bring too; the store keeps the newer version of the two. */
function takeAnswer(data: Assignment): void {
  const { id: entityId, version, regionCode } = data;
  const base = {
    stream: 'dispatch' as const,
    seq: 0,
    at: new Date().toISOString(),
    entityId,
    version,
    regionCode,
  };
  useEntities
    .getState()
    .takeChanges([{ ...base, entity: 'assignment', type: 'assignment.updated.v1', data }]);
}

/** Where there is no page, as in the check of the manifests, nobody taps and nothing is kept. */
const NO_PAGE: KeyValueStorage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
};

/** The one queue of this page. */
export const commandQueue = new CommandRunner({
  storage: new QueueStorage(typeof window === 'undefined' ? NO_PAGE : window.localStorage),
  send: (item, sentAt) => sendCommand(apiClient, item, sentAt, takeAnswer),
  newKey: randomUuid,
  nowMs: () => Date.now(),
  random: Math.random,
  schedule: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
});

export function useCommandQueue(): RunnerView {
  return useSyncExternalStore(commandQueue.subscribe, commandQueue.read);
}

/** Lets one tab send; the lock passes on by itself when that tab closes or dies. */
function becomeSender(signal: AbortSignal): void {
  // Locks exist only on https and localhost; without them each tab sends, and the keys keep it from doubling.
  if (!('locks' in navigator)) {
    commandQueue.setSender(true);
    return;
  }
  const hold = () =>
    new Promise<void>((resolve) => {
      commandQueue.setSender(true);
      signal.addEventListener('abort', () => resolve());
    });
  navigator.locks.request(LOCK_NAME, { signal }, hold).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** Renders nothing: sends the queue of this account while the app is open. Null: nobody is signed in, keep everything. */
export function QueueSender({ accountId }: { accountId: string | null }): null {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    becomeSender(signal);
    const hurry = () => commandQueue.hurry();
    window.addEventListener('online', hurry, { signal });
    window.addEventListener(
      'storage',
      (event) => {
        if (QueueStorage.concerns(event.key)) commandQueue.reload();
      },
      { signal },
    );
    const forget = useConnection.subscribe((now, before) => {
      if (now.line === 'online' && before.line !== 'online') hurry();
    });
    return () => {
      forget();
      stop.abort();
      commandQueue.setSender(false);
    };
  }, []);
  useEffect(() => commandQueue.setAccount(accountId), [accountId]);
  return null;
}
