import { ApiError } from '#siaga/client';
import { type Facility, type Ticket } from '#siaga/contracts';
import { ConnectionBanner, errorText, Loading, useFormat } from '#siaga/web-kit';
import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeField } from './code-field.js';
import './kiosk.css';

/** So long an answer stands before the kiosk is for the next person. */
const SHOWN_MS = 12_000;

type Shown = { kind: 'arrived'; ticket: Ticket } | { kind: 'refused'; error: unknown };

/** Why somebody is not let in by the machine, in words that say what to do. */
function Refusal({ error }: { error: unknown }): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  if (!(error instanceof ApiError)) return <p>{errorText(error, common)}</p>;
  const { arrival, earliest } = error.details;
  switch (error.code) {
    case 'BOOKING.OUTSIDE_WINDOW':
      if (arrival === 'too_early' && typeof earliest === 'string')
        return <p>{t('kiosk.early', { time: format.time(earliest) })}</p>;
      return <p>{t(arrival === 'late' ? 'kiosk.late' : 'kiosk.otherDay')}</p>;
    case 'BOOKING.CODE_UNKNOWN':
      return <p>{t('kiosk.unknown')}</p>;
    case 'BOOKING.ILLEGAL_STEP':
      return <p>{t('kiosk.over')}</p>;
    default:
      return <p>{errorText(error, common)}</p>;
  }
}

/** Where patients say that they have come: one line to scan a slip or a phone, and the number as the answer; never a name. */
export function Kiosk({ facility }: { facility: Facility | null }): ReactElement {
  const { t } = useTranslation('desk');
  const [shown, setShown] = useState<Shown | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const show = useCallback((next: Shown) => {
    setShown(next);
    input.current?.focus();
  }, []);
  const refuse = useCallback((error: unknown) => show({ kind: 'refused', error }), [show]);
  useEffect(() => {
    input.current?.focus();
  }, [facility?.id]);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  if (!facility) return <Loading />;
  return (
    <main className="dk-kiosk">
      <ConnectionBanner />
      <h2>{t('kiosk.welcome')}</h2>
      <CodeField
        inputRef={input}
        facilityId={facility.id}
        label={t('kiosk.code')}
        onArrived={(ticket) => show({ kind: 'arrived', ticket })}
        onRefused={refuse}
        onNoCode={() => setShown(null)}
      />
      <div className="dk-kioskanswer" role="status">
        {shown === null && <p>{t('kiosk.hint')}</p>}
        {shown?.kind === 'arrived' && (
          <>
            <p className="number">{shown.ticket.label}</p>
            <p>
              {shown.ticket.state === 'called' && shown.ticket.room !== null
                ? t('kiosk.goTo', { room: shown.ticket.room })
                : t('kiosk.wait')}
            </p>
          </>
        )}
        {shown?.kind === 'refused' && <Refusal error={shown.error} />}
      </div>
    </main>
  );
}
