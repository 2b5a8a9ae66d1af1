import { type BookingSession, type Ticket } from '#siaga/contracts';
import { lazyWindow, useEntities } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { DelayDialog } from './delay-dialog.js';
import { ReasonDialog } from './reason-dialog.js';
import { type SlipPaper } from './slip.js';
import { TransferDialog } from './transfer-dialog.js';
import { type WorkOfSession } from './work-of-session.js';

const ReplaceDialog = lazyWindow(async () => (await import('./replace-dialog.js')).ReplaceDialog);
const ReferDialog = lazyWindow(async () => (await import('./refer-dialog.js')).ReferDialog);

/** What is asked before something is done with a number, or with the session. */
export type Asked =
  | { kind: 'reason'; ticket: Ticket; step: 'arrive' | 'cancel' }
  | { kind: 'transfer'; ticket: Ticket }
  | { kind: 'refer'; ticket: Ticket }
  | { kind: 'delay' }
  | { kind: 'replace' };

/** What the counter's windows ask, one at a time. */
export function AskedWindow({
  asked,
  work: { session, others, doctors, nameOf },
  onPrint,
  onTransferred,
  onClose,
}: {
  asked: Asked;
  work: WorkOfSession;
  /** Null where there is no printer. */
  onPrint: ((paper: SlipPaper) => void) | null;
  onTransferred: (ticket: Ticket) => void;
  onClose: () => void;
}): ReactElement {
  const { put } = useEntities.getState();
  const changed = (next: BookingSession): void => {
    put('booking_session', next);
    onClose();
  };
  switch (asked.kind) {
    case 'reason':
      return <ReasonDialog ticket={asked.ticket} step={asked.step} onClose={onClose} onDone={onClose} />;
    case 'refer':
      return <ReferDialog ticket={asked.ticket} onPrint={onPrint} onClose={onClose} />;
    case 'transfer':
      return (
        <TransferDialog
          ticket={asked.ticket}
          others={others}
          nameOf={nameOf}
          onClose={onClose}
          onDone={(ticket) => {
            onTransferred(ticket);
            onClose();
          }}
        />
      );
    case 'delay':
      return <DelayDialog session={session} onClose={onClose} onDone={changed} />;
    case 'replace':
      return <ReplaceDialog {...{ session, doctors, onClose }} onDone={changed} />;
  }
}
