import { useTranslation } from 'react-i18next';

/** A room as people say it: a bare number is a room's. */
export function useRoomWords(): (room: string) => string {
  const { t } = useTranslation('portal');
  return (room) => (/^\d/.test(room) ? t('board.room', { room }) : room);
}
