import { type Call } from '#siaga/contracts';
import { Button, Loading, useEntities } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ReturnedList } from '../handover/returned-list.js';
import { useIncidentLines, useQueue } from '../state/views.js';
import { useWorkspace } from '../state/workspace-store.js';
import { IncidentList } from './incident-list.js';
import { RingingCalls } from './ringing-calls.js';
import { DroppedCalls, UndecidedCalls } from './waiting-calls.js';

/** From here on lists of calls fold to their counts: the running incidents need the height. */
const BUSY = { ringing: 3, incidents: 6 };

/** What waits and what runs: ringing calls, calls without a decision, dropped calls, running incidents. */
export function QueueZone({
  answer,
  isAnswering,
}: {
  answer: (call: Call) => Promise<void>;
  isAnswering: boolean;
}): ReactElement {
  const { t } = useTranslation('console');
  const isLoaded = useEntities((state) => state.isLoaded);
  const open = useWorkspace((state) => state.open);
  const ringing = useQueue('ringing').length;
  const running = useIncidentLines().all.length;
  const isBusy = ringing >= BUSY.ringing || running >= BUSY.incidents;
  if (!isLoaded) return <Loading />;
  return (
    <>
      <div className="waits">
        <ReturnedList />
        <RingingCalls answer={answer} isBusy={isAnswering} />
        <UndecidedCalls isBusy={isBusy} />
        <DroppedCalls isBusy={isBusy} />
      </div>
      <IncidentList />
      <div className="newcall">
        <Button kind="ghost" kbd="C" onClick={() => open('new_call')}>
          {t('queue.newCall')}
        </Button>
      </div>
    </>
  );
}
