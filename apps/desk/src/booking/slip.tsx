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

/** What is printed: no name is among it, since slips are left lying. */
export interface SlipPaper {
  house: string;
  clinic: string;
  doctor: string;
  label: string;
  code: string;
  day: string;
  /** Null where the window is not known. */
  window: { from: string; to: string; zone: string } | null;
  /** Whether its holder comes another time, and not waits already. */
  isToCome: boolean;
}

/** A ticket of the own house as it is printed. */
export function useTicketPaper(): (ticket: Ticket, words: SlipWords) => SlipPaper {
  const format = useFormat();
  return ({ label, code, state, cluster }, { facility, session, clinic, doctor }) => {
    const window = windowOf(session, cluster);
    return {
      ...{ house: facility.name, clinic, doctor, label, code, isToCome: state === 'booked' },
      day: format.day(session.startsAt),
      window: window && {
        ...{ from: format.time(window.fromMs), to: format.time(window.toMs), zone: format.zone },
      },
    };
  };
}

/** What somebody takes home or into the waiting room: a number, when to come, and the code. */
function Slip({ paper, width }: { paper: SlipPaper; width: 'mm58' | 'mm80' }): ReactElement {
  const { t } = useTranslation('desk');
  const { house, clinic, doctor, label, code, day, window, isToCome } = paper;
  return (
    <section className={`dk-slip is-${width}`} aria-label={t('slip.title')}>
      <p>{house}</p>
      <p>
        {clinic}, {doctor}
      </p>
      <p className="number">{label}</p>
      <p>{window === null ? day : `${day}, ${t('slip.window', window)}`}</p>
      <div className="code">
        <QrCode text={code} label={t('slip.code', { code })} />
      </div>
      <p className="num">{code}</p>
      <p>{t(isToCome ? 'slip.show' : 'slip.wait')}</p>
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
  print: (paper: SlipPaper) => void;
  slip: ReactElement | null;
} {
  const [width, keepWidth] = useState(() => readPreference(WIDTH, SLIP_WIDTHS, 'mm80'));
  const [job, setJob] = useState<SlipPaper | null>(null);
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
    print: (paper) => {
      if (width !== 'off') setJob(paper);
    },
    slip:
      job === null || width === 'off'
        ? null
        : createPortal(<Slip paper={job} width={width} />, document.body),
  };
}
