import { ApiError, OfflineError, type ApiClient } from '#siaga/client';
import { ACCOUNT_HEADER, type Assignment } from '#siaga/contracts';
import type { QueueItem, SendOutcome } from './command-queue.policy.js';

/** Long enough for a slow cell, short enough to try the next one while the car still moves. */
const TIMEOUT_MS = 12_000;

function post(client: Pick<ApiClient, 'call'>, item: QueueItem, sentAt: string): Promise<Assignment> {
  const options = {
    idempotencyKey: item.key,
    timeoutMs: TIMEOUT_MS,
    // Whoever is signed in on this phone by now: what another tapped is never theirs.
    headers: { [ACCOUNT_HEADER]: item.accountId },
  };
  const { command, assignmentId: id, deviceAt } = item;
  const when = { id, deviceAt, sentAt };
  switch (command.kind) {
    case 'delivered':
      return client.call('markDelivered', { id }, options);
    case 'accept':
      return client.call('accept', when, options);
    case 'decline':
      return client.call('decline', { ...when, reason: command.reason, note: command.note }, options);
    case 'advance':
      return client.call('advance', { ...when, status: command.status }, options);
    case 'destination': {
      const { facilityId, overrideReason } = command;
      return client.call('setDestination', { id, facilityId, overrideReason }, options);
    }
  }
}

/** Codes that say "later" rather than "no". */
function isTemporary(error: ApiError): boolean {
  return error.status >= 500 || error.status === 429 || error.code.startsWith('SYSTEM.');
}

/** What a failed sending means for the queue. Throws what is neither a refusal nor a bad line: a fault of this program. */
export function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof OfflineError) return { kind: 'unreachable' };
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 401) return { kind: 'signed_out' };
  // The key was made for this one tap. A centre that knows it has carried the tap out; only `sentAt` differs.
  if (error.code === 'IDEMPOTENCY.KEY_REUSED') return { kind: 'accepted' };
  if (isTemporary(error)) return { kind: 'unreachable' };
  return {
    kind: 'refused',
    refusal: { code: error.code, correlationId: error.correlationId || null, details: { ...error.details } },
  };
}

/**
 * Sends one tap with its key and both of the device's times. The job as the centre answers it goes to `onAnswer` before
 * the tap leaves the queue: the socket may bring it later, and the screen must not step back meanwhile.
 */
export async function sendCommand(
  client: Pick<ApiClient, 'call'>,
  item: QueueItem,
  sentAt: string,
  onAnswer: (assignment: Assignment) => void,
): Promise<SendOutcome> {
  try {
    onAnswer(await post(client, item, sentAt));
    return { kind: 'accepted' };
  } catch (error) {
    return outcomeOf(error);
  }
}
