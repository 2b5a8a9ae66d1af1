import { ApiError } from '#siaga/client';
import { type MonitoredCase } from '#siaga/contracts';
import { showDone, showError, showNote, useCommand } from '#siaga/web-kit';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { flagToTake } from './work.policy.js';

/** Takes up what waits most of a person; another officer who was faster is told, and `onAnswer` reads anew either way. */
export function useTakeUp(onAnswer: () => void): {
  isBusy: boolean;
  takeUp: (one: MonitoredCase, flagId?: string) => Promise<void>;
} {
  const { t } = useTranslation('desk');
  const refuse = useCallback(
    (error: unknown) => {
      if (error instanceof ApiError && error.code === 'STALE.VERSION') showNote(t('monitoring.takenByOther'));
      else showError(error);
    },
    [t],
  );
  const command = useCommand('takeUpFlag', refuse);
  return {
    isBusy: command.isBusy,
    takeUp: async ({ id, flags, person }, flagId) => {
      const flag = flagId === undefined ? flagToTake(flags) : flags.find((one) => one.id === flagId);
      if (!flag) return;
      const answer = await command.run({ id, flagId: flag.id });
      if (answer) {
        const words = t(`monitoring.weight.${flag.kind}`);
        showDone(t('monitoring.taken', { flag: words, name: person.name }));
      }
      onAnswer();
    },
  };
}
