import { CircleCheck, CircleSlash } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diversion, Facility } from '#siaga/contracts';
import {
  Button,
  dropDraft,
  lazyPart,
  showDone,
  useCommand,
  useDrafts,
  useFormat,
  useNow,
  useReasonText,
} from '#siaga/web-kit';
import { takeFacility } from '../facility/take-facility.js';

/** Seldom needed: its code comes once the screen stands. */
const DiversionForm = lazyPart(async () => (await import('./diversion-form.js')).DiversionForm);

/** An expired diversion no longer counts, whether or not somebody has lifted it. */
function liveDiversion({ diversion }: Facility, nowMs: number): Diversion | null {
  if (!diversion) return null;
  return diversion.expiresAt === null || Date.parse(diversion.expiresAt) > nowMs ? diversion : null;
}

function Closed({ diversion }: { diversion: Diversion }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const nowMs = useNow();
  const reasonText = useReasonText();
  const name = diversion.setBy.name;
  const until =
    diversion.expiresAt === null
      ? t('diversion.untilLifted', { name })
      : t('diversion.until', {
          name,
          time: format.time(diversion.expiresAt),
          span: format.span((Date.parse(diversion.expiresAt) - nowMs) / 1_000),
        });
  return (
    <div className="dk-state closed">
      <CircleSlash size={26} aria-hidden />
      <p>
        <b>{t('diversion.closed', { reason: reasonText(diversion.reason) })}</b>
        <span className="num">{until}</span>
      </p>
    </div>
  );
}

/** Whether the centre may send patients here, and how to change it. */
export function DiversionPanel({ facility }: { facility: Facility }): ReactElement {
  const { t } = useTranslation('desk');
  const nowMs = useNow();
  const draft = `diversion:${facility.id}`;
  const [isEditing, setEditing] = useState(() => useDrafts.getState().entries.has(draft));
  const setDiversion = useCommand('setDiversion');
  const live = liveDiversion(facility, nowMs);

  const send = async (diversion: { reason: string; expiresAt: string | null } | null) => {
    const answer = await setDiversion.run({ id: facility.id, version: facility.version, diversion });
    if (!answer) return;
    takeFacility(answer);
    dropDraft(draft);
    setEditing(false);
    showDone(t('diversion.saved'));
  };

  return (
    <section className="dk-panel dk-diversion" aria-label={t('diversion.heading')}>
      <header>
        <h2>{t('diversion.heading')}</h2>
      </header>
      {live ? (
        <Closed diversion={live} />
      ) : (
        <div className="dk-state open">
          <CircleCheck size={26} aria-hidden />
          <p>
            <b>{t('diversion.open')}</b>
            <span>{t('diversion.openHint')}</span>
          </p>
        </div>
      )}
      {live && (
        <Button kind="primary" isBusy={setDiversion.isBusy} onClick={() => void send(null)}>
          {t('diversion.lift')}
        </Button>
      )}
      {!live && !isEditing && <Button onClick={() => setEditing(true)}>{t('diversion.start')}</Button>}
      {!live && isEditing && (
        <DiversionForm
          draft={draft}
          isBusy={setDiversion.isBusy}
          onCancel={() => {
            dropDraft(draft);
            setEditing(false);
          }}
          onSubmit={(diversion) => void send(diversion)}
        />
      )}
    </section>
  );
}
