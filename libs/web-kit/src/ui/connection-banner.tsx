import { AlarmClockOff, CloudOff, DatabaseZap, ServerCrash } from 'lucide-react';
import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.js';
import { useNow } from '../lib/server-clock.js';
import { useConnection } from '../store/connection-store.js';

/** A line over the whole width for what everybody must know. */
export function Banner({
  tone = 'amber',
  icon,
  children,
}: {
  tone?: 'amber' | 'red';
  icon?: ReactNode;
  children: ReactNode;
}): ReactElement {
  return (
    <div className={`sg-banner ${tone}`} role="status">
      {icon}
      <span className="text">{children}</span>
    </div>
  );
}

/**
 * Says when the line or the centre's storage is down, with the age of what the screen shows, and when the clocks of offers stand still;
 * to those who watch over the centre (`isOnWatch`) also that a worker is missed. Nothing while all is well.
 */
export function ConnectionBanner({ isOnWatch = false }: { isOnWatch?: boolean }): ReactElement | null {
  const { t } = useTranslation('common');
  const { line, database, background, lastMessageAtMs } = useConnection();
  const now = useNow();
  const format = useFormat();
  if (line === 'offline') {
    const age = lastMessageAtMs === null ? null : format.ago((now - lastMessageAtMs) / 1_000);
    return (
      <Banner tone="red" icon={<CloudOff size={16} aria-hidden />}>
        {age === null ? t('connection.neverLoaded') : t('connection.banner', { age })}
      </Banner>
    );
  }
  if (database === 'down')
    return <Banner icon={<DatabaseZap size={16} aria-hidden />}>{t('connection.database')}</Banner>;
  if (background === 'away')
    return (
      <Banner tone="red" icon={<AlarmClockOff size={16} aria-hidden />}>
        {t('connection.away')}
      </Banner>
    );
  if (background === 'stand_in' && isOnWatch)
    return <Banner icon={<ServerCrash size={16} aria-hidden />}>{t('connection.standIn')}</Banner>;
  return null;
}
