import { useCallback, useState } from 'react';
import { isWorthRetrying, randomUuid } from '#siaga/client';
import { apiClient, showError, useEntities } from '#siaga/web-kit';

/** Keys of answers that may have arrived: pressing again on a bad line answers once. */
const keys = new Map<string, string>();

export interface Acknowledge {
  busyIds: ReadonlySet<string>;
  acknowledge: (id: string) => void;
}

/** Answers inbounds, several at a time; each card is busy by itself. */
export function useAcknowledge(): Acknowledge {
  const [busyIds, setBusyIds] = useState<ReadonlySet<string>>(new Set());
  const acknowledge = useCallback((id: string) => {
    const run = async () => {
      const idempotencyKey = keys.get(id) ?? randomUuid();
      keys.set(id, idempotencyKey);
      setBusyIds((known) => new Set(known).add(id));
      try {
        const data = await apiClient.call('acknowledgeInbound', { id }, { idempotencyKey });
        keys.delete(id);
        const { version, regionCode } = data;
        const change = {
          stream: 'dispatch' as const,
          seq: 0,
          at: new Date().toISOString(),
          entityId: id,
          version,
          regionCode,
        };
        useEntities
          .getState()
          .takeChanges([{ ...change, entity: 'inbound', type: 'inbound.acknowledged.v1', data }]);
      } catch (error) {
        if (!isWorthRetrying(error)) keys.delete(id);
        showError(error);
      } finally {
        setBusyIds((known) => new Set([...known].filter((one) => one !== id)));
      }
    };
    void run();
  }, []);
  return { busyIds, acknowledge };
}
