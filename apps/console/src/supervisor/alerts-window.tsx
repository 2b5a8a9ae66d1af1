import { useCommand, useEntities } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { AlertsView } from './alerts-view.js';

/** The alerts with the command that takes one. */
export function AlertsWindow({ onClose }: { onClose: () => void }): ReactElement {
  const { run, isBusy } = useCommand('acknowledgeAlert');
  const acknowledge = async (id: string): Promise<void> => {
    const alert = await run({ id });
    if (alert) useEntities.getState().put('alert', alert);
  };
  return <AlertsView acknowledge={acknowledge} isBusy={isBusy} onClose={onClose} />;
}
