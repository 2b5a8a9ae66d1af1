import { KeptSender } from '#siaga/client';
import { apiClient, onePage, sayInHand, serverNowMs } from '#siaga/web-kit';
import { agedVisits, type KeptVisit, readVisit, sentVisit } from './kept-visits.policy.js';
import { fieldBox } from './walk-device.js';

const VISIT = 'visit.';
/** A browser that keeps nothing has them as long as the page lives, and no new version of the page comes under them. */
const unstored = new Map<string, KeptVisit>();
sayInHand(() => unstored.size > 0);

async function storedVisits(): Promise<KeptVisit[]> {
  try {
    return (await fieldBox.all(VISIT)).flatMap((one) => readVisit(one) ?? []);
  } catch (error) {
    if (error instanceof DOMException) return [];
    throw error;
  }
}

async function put(visit: KeptVisit): Promise<void> {
  try {
    await fieldBox.put(VISIT + visit.visitId, visit);
    unstored.delete(visit.visitId);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    unstored.set(visit.visitId, visit);
  }
}

async function drop(ids: readonly string[]): Promise<void> {
  const stored = ids.filter((id) => !unstored.delete(id));
  if (stored.length > 0) await fieldBox.drop(stored.map((id) => VISIT + id));
}

/** What is too old to be here is gone before anything is shown or sent. */
async function all(): Promise<readonly KeptVisit[]> {
  const kept = [...(await storedVisits()), ...unstored.values()];
  const { staying, changed, gone } = agedVisits(kept, serverNowMs());
  for (const visit of changed) await put(visit);
  if (gone.length > 0) await drop(gone);
  return staying;
}

/** The one of this page: visits go one after the other, for whoever made them. */
export const visitSender = new KeptSender(
  {
    kept: { all, put, drop },
    idOf: ({ visitId }) => visitId,
    nextOf: ([visit]) => visit ?? null,
    send: (visit) =>
      sentVisit(visit, (input, idempotencyKey) => apiClient.call('visitCase', input, { idempotencyKey })),
    ...onePage('siaga.desk.visits'),
  },
  ({ accountId }) => accountId,
);
