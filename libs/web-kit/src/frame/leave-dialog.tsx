import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { draftsToDrop, useDrafts } from '../draft/draft-store.js';
import { showError } from '../lib/toast-store.js';
import { useSession } from '../session/session-store.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { useLeaving } from './leave.js';

/** Asks whether unsent text may be thrown away. It is thrown away only when the server has ended the session. */
export function LeaveDialog(): ReactElement {
  const { t } = useTranslation('common');
  const count = useDrafts((state) => state.entries.size);
  const close = (): void => useLeaving.setState({ isAsking: false });
  const go = async (): Promise<void> => {
    const drop = draftsToDrop();
    close();
    try {
      await useSession.getState().signOut();
      drop();
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Dialog title={t('action.signOut')} onClose={close}>
      <div className="form">
        <p>{t('draft.leaveText', { n: count })}</p>
        <Button data-first onClick={close}>
          {t('draft.stay')}
        </Button>
        <Button kind="danger" onClick={() => void go()}>
          {t('draft.leave')}
        </Button>
      </div>
    </Dialog>
  );
}
