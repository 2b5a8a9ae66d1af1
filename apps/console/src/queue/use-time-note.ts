import { type Call } from '#siaga/contracts';
import { toDateInput, useFormat } from '#siaga/web-kit';
import { useTranslation } from 'react-i18next';

/** Below this nobody waits longer for it. */
const WORTH_SAYING_S = 60;

/** Why the time of a call is not what its source says, or came late; null where there is nothing to say. */
export function useTimeNote(call: Call): { short: string; long: string } | null {
  const { t } = useTranslation('console');
  const format = useFormat();
  const { saidAt, receivedAt, offeredAt, source } = call;
  if (saidAt !== undefined) {
    const offS = (Date.parse(saidAt) - Date.parse(offeredAt)) / 1_000;
    const said = {
      source,
      time: `${format.dayTime(saidAt)} ${toDateInput(saidAt, format.timeZone).slice(0, 4)}`,
      span: format.span(Math.abs(offS)),
    };
    return {
      short: t('queue.clockOff', said),
      long: t(offS > 0 ? 'card.clockAhead' : 'card.clockBehind', said),
    };
  }
  const lateS = receivedAt === undefined ? 0 : (Date.parse(receivedAt) - Date.parse(offeredAt)) / 1_000;
  if (lateS < WORTH_SAYING_S) return null;
  const late = {
    span: format.span(lateS),
    time: format.dayTime(offeredAt),
    heard: format.dayTime(receivedAt ?? offeredAt),
  };
  return { short: t('queue.cameLate', late), long: t('card.cameLate', late) };
}
