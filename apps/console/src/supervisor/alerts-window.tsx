import { type Alert } from '#siaga/contracts';
import { useCommand, useEntities } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { AlertsView } from './alerts-view.js';

/** The alerts with the commands that take them and put one aside. */
export function AlertsWindow({ onClose }: { onClose: () => void }): ReactElement {
  const { run: take, isBusy: isTaking } = useCommand('takeAlert');
  const { run: acknowledge, isBusy } = useCommand('acknowledgeAlert');
  const { put } = useEntities.getState();
  const takeAll = async (alerts: readonly Alert[]): Promise<void> => {
    for (const { id } of alerts) {
      const taken = await take({ id });
      if (!taken) return;
      put('alert', taken);
    }
  };
  const putAside = async (id: string): Promise<void> => {
    const alert = await acknowledge({ id });
    if (alert) put('alert', alert);
  };
  return <AlertsView takeAll={takeAll} putAside={putAside} isBusy={isTaking || isBusy} onClose={onClose} />;
}
