import { Dialog, Kbd } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseCallDialog, NewCallDialog } from '../card/call-dialogs.js';
import { CentresView } from '../handover/centres-view.js';
import { LearnedView } from '../ground/learned-view.js';
import { SpeedsView } from '../ground/speeds-view.js';
import { useWorkspace } from '../state/workspace-store.js';
import { useCaseInHand } from '../state/views.js';
import { AccountsView } from '../supervisor/accounts-view.js';
import { AlertsView } from '../supervisor/alerts-view.js';
import { RefusedView } from '../supervisor/refused-view.js';
import { ReportView } from '../supervisor/report-view.js';
import { UnitsView } from '../supervisor/units-view.js';
import { CommandSearch } from './command-search.js';

const KEY_LIST = [
  ['A', 'answer'],
  ['M', 'missed'],
  ['C', 'newCall'],
  ['T', 'place'],
  ['1 … 6', 'pick'],
  ['K', 'complaint'],
  ['Q W E R', 'triage'],
  ['G', 'merge'],
  ['S', 'handOver'],
  ['U', 'units'],
  ['F', 'destination'],
  ['Enter', 'send'],
  ['N', 'notEmergency'],
  ['B', 'fleet'],
  ['L', 'alerts'],
  ['/', 'search'],
  ['Esc', 'escape'],
  ['?', 'help'],
] as const;

function KeyHelp({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="keylist">
        {KEY_LIST.map(([key, name]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** The window over the screen, if one is open. */
export function Overlays({
  acknowledgeAlert,
  isAcknowledging,
}: {
  acknowledgeAlert: (id: string) => Promise<void>;
  isAcknowledging: boolean;
}): ReactElement | null {
  const overlay = useWorkspace((state) => state.overlay);
  const open = useWorkspace((state) => state.open);
  const inHand = useCaseInHand();
  const close = (): void => open('none');
  switch (overlay) {
    case 'none':
      return null;
    case 'close_call':
      return inHand?.kind === 'call' ? <CloseCallDialog call={inHand.call} onClose={close} /> : null;
    case 'new_call':
      return <NewCallDialog onClose={close} />;
    case 'search':
      return <CommandSearch onClose={close} />;
    case 'keys':
      return <KeyHelp onClose={close} />;
    case 'alerts':
      return <AlertsView acknowledge={acknowledgeAlert} isBusy={isAcknowledging} onClose={close} />;
    case 'refused':
      return <RefusedView onClose={close} />;
    case 'report':
      return <ReportView onClose={close} />;
    case 'accounts':
      return <AccountsView onClose={close} />;
    case 'units':
      return <UnitsView onClose={close} />;
    case 'centres':
      return <CentresView onClose={close} />;
    case 'speeds':
      return <SpeedsView onClose={close} />;
    case 'learned':
      return <LearnedView onClose={close} />;
  }
}
