import { type BookingSession, type Facility, type Ticket } from '#siaga/contracts';
import { QrCode, readPreference, useFormat, writePreference } from '#siaga/web-kit';
import { type ReactElement, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { windowOf } from './session-windows.policy.js';
import './slip.css';

/** The paper of this counter's printer, in mm; `off` where there is none. */
export const SLIP_WIDTHS = ['mm80', 'mm58', 'off'] as const;
export type SlipWidth = (typeof SLIP_WIDTHS)[number];
const WIDTH = 'siaga.slipWidth';

/** What stands on a slip beside the ticket. */
export interface SlipWords {
  facility: Facility;
  session: BookingSession;
  clinic: string;
  doctor: string;
}

/** What somebody takes home or into the waiting room: a number, when to come, and the code; no name, since slips are left lying. */
function Slip({
  ticket,
  words,
  width,
}: {
  ticket: Ticket;
  words: SlipWords;
  width: 'mm58' | 'mm80';
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const window = windowOf(words.session, ticket.cluster);
  return (
    <section className={`dk-slip is-${width}`} aria-label={t('slip.title')}>
      <p>{words.facility.name}</p>
      <p>
        {words.clinic}, {words.doctor}
      </p>
      <p className="number">{ticket.label}</p>
      <p>
        {format.day(words.session.startsAt)}
        {window &&
          `, ${t('slip.window', { from: format.time(window.fromMs), to: format.time(window.toMs), zone: format.zone })}`}
      </p>
      <div className="code">
        <QrCode text={ticket.code} label={t('slip.code', { code: ticket.code })} />
      </div>
      <p className="num">{ticket.code}</p>
      <p>{t(ticket.state === 'booked' ? 'slip.show' : 'slip.wait')}</p>
    </section>
  );
}

/**
 * The counter's printer: `print` draws a slip as a page of its own and opens the browser's print window (at a kiosk it prints at once). The
 * slip stays until the window is closed, so that the page itself can be printed afterwards.
 */
export function useSlipPrinter(): {
  width: SlipWidth;
  setWidth: (width: SlipWidth) => void;
  print: (ticket: Ticket, words: SlipWords) => void;
  slip: ReactElement | null;
} {
  const [width, keepWidth] = useState(() => readPreference(WIDTH, SLIP_WIDTHS, 'mm80'));
  const [job, setJob] = useState<{ ticket: Ticket; words: SlipWords } | null>(null);
  useEffect(() => {
    if (job === null) return;
    const done = (): void => setJob(null);
    globalThis.addEventListener('afterprint', done);
    globalThis.print();
    return () => globalThis.removeEventListener('afterprint', done);
  }, [job]);
  return {
    width,
    setWidth: (next) => {
      writePreference(WIDTH, next);
      keepWidth(next);
    },
    print: (ticket, words) => {
      if (width !== 'off') setJob({ ticket, words });
    },
    slip:
      job === null || width === 'off' ? null : createPortal(<Slip {...job} width={width} />, document.body),
  };
}
