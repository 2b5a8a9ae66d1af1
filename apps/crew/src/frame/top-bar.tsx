import { CloudOff, DatabaseZap } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection, useFormat, useNow } from '#siaga/web-kit';
import { useCrewManifests } from '../crew-manifest.js';

interface Props {
  callSign: string | null;
  /** Opens a sheet by its name. */
  onOpen: (name: string) => void;
}

/** Who this is, what time it is at the centre, and how the line is. */
export function TopBar({ callSign, onOpen }: Props): ReactElement {
  const { t } = useTranslation('crew');
  const { line, sinceMs } = useConnection();
  const nowMs = useNow();
  const format = useFormat();
  const lines = useCrewManifests().flatMap(({ menu = [] }) => menu);
  const lineText =
    line === 'offline'
      ? t('bar.offline', { span: format.span((nowMs - (sinceMs ?? nowMs)) / 1_000) })
      : t(`bar.${line}`);
  return (
    <header className="cr-bar">
      <strong>{callSign ?? 'Siaga'}</strong>
      <span className={`cr-line num ${line}`} role="status">
        {format.time(nowMs)}, {lineText}
      </span>
      {lines.map(({ opens, icon: Icon, text }) => (
        <button
          key={opens}
          type="button"
          className="cr-gear"
          onClick={() => onOpen(opens)}
          aria-label={text(t)}
        >
          <Icon size={22} aria-hidden />
        </button>
      ))}
    </header>
  );
}

/** How old what stands here is, when it cannot be fresh; and that pressing still works. */
export function StaleStrip({ knownAtMs }: { knownAtMs: number | null }): ReactElement | null {
  const { t } = useTranslation('crew');
  const { line, database, lastMessageAtMs } = useConnection();
  const nowMs = useNow();
  const format = useFormat();
  const atMs = lastMessageAtMs ?? knownAtMs;
  if (line !== 'online' && atMs !== null && nowMs - atMs > 10_000) {
    return (
      <div className="cr-strip amber" role="status">
        <CloudOff size={18} aria-hidden />
        <span>{t('stale.offline', { age: format.ago((nowMs - atMs) / 1_000) })}</span>
      </div>
    );
  }
  if (database === 'up') return null;
  return (
    <div className="cr-strip amber" role="status">
      <DatabaseZap size={18} aria-hidden />
      <span>{t('stale.database')}</span>
    </div>
  );
}
