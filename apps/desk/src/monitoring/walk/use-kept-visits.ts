import { type NotedVisit } from '#siaga/contracts';
import { showError, useConnection, useSession } from '#siaga/web-kit';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { type KeptVisit } from './kept-visits.policy.js';
import { visitSender } from './visit-device.js';

/** What this device keeps of an officer's visits: not sent, or with news that nobody has read. */
export function useKeptVisits(accountId: string): readonly KeptVisit[] {
  const all = useSyncExternalStore(visitSender.subscribe, visitSender.read);
  useEffect(() => {
    visitSender.reload().catch(showError);
  }, []);
  return all.filter((one) => one.accountId === accountId);
}

/** While an officer is here and has a line, their visits are sent; `onTold` hears of each that the server has. */
export function useSending(onTold: (visit: KeptVisit, answer: NotedVisit | null) => void): void {
  const accountId = useSession((state) => state.session?.account.id);
  const line = useConnection((state) => state.line);
  const told = useEffectEvent(onTold);
  useEffect(() => {
    if (accountId === undefined) return;
    return visitSender.open(accountId, (answer, visit) => told(visit, answer));
  }, [accountId]);
  useEffect(() => {
    if (line === 'online') visitSender.hurry();
  }, [line]);
}
