import { type Call } from '#siaga/contracts';
import { useCommand, useEntities } from '#siaga/web-kit';
import { useCallback } from 'react';
import { useWorkspace } from '../state/workspace-store.js';

/** Answers a call and takes it in hand. */
export function useAnswer(): { answer: (call: Call) => Promise<void>; isBusy: boolean } {
  const take = useWorkspace((state) => state.take);
  const { run, isBusy } = useCommand('answerCall');
  const answer = useCallback(
    async (call: Call) => {
      const answered = await run({ id: call.id });
      if (!answered) return;
      useEntities.getState().put('call', answered);
      take({ kind: 'call', id: answered.id });
    },
    [run, take],
  );
  return { answer, isBusy };
}
