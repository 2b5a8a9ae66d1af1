import { KeptSender } from '#siaga/client';
import { apiClient, onePage, SealedBox } from '#siaga/web-kit';
import { idOf, nextBatch, readEntry, sentBatch } from './kept-entries.policy.js';

const ITEM = 'item.';

/** What this phone keeps of its post. */
export const box = new SealedBox('siaga.entry');

/** The one of this page: what was entered goes in its order, as it was entered by whoever is here. */
export const entrySender = new KeptSender(
  {
    kept: {
      all: async () => (await box.all(ITEM)).flatMap((one) => readEntry(one) ?? []),
      put: (entry) => box.put(ITEM + idOf(entry), entry),
      drop: (ids) => box.drop(ids.map((id) => ITEM + id)),
    },
    idOf,
    nextOf: nextBatch,
    send: (batch) => sentBatch(batch, (input) => apiClient.call('enterTravellers', input)),
    ...onePage('siaga.desk.entry'),
  },
  ({ accountId }) => accountId,
);
