import type { JknDifference, TicketState } from '#siaga/contracts';

/** A booking as we hold it. */
export interface OurBooking {
  readonly bookingCode: string;
  readonly label: string;
  readonly state: TicketState;
  /** Tasks that BPJS was not told of, or refused. */
  readonly untold: readonly number[];
  /** BPJS must know of it: it came from there, or is to be told. */
  readonly isDue: boolean;
}

/** The same as BPJS holds it. */
export interface TheirBooking {
  readonly bookingCode: string;
  readonly label: string;
  readonly status: string;
}

export interface ComparedBooking {
  readonly bookingCode: string;
  readonly ours: OurBooking | null;
  readonly theirs: TheirBooking | null;
  readonly differs: readonly JknDifference[];
}

/** Labels are written with and without their line: `A-12`, `A12`. */
const plain = (label: string): string => label.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** BPJS's view of a day beside ours, by booking code, what differs first. */
export function compareBookings(
  ours: readonly OurBooking[],
  theirs: readonly TheirBooking[],
): ComparedBooking[] {
  const byCode = new Map(theirs.map((booking) => [booking.bookingCode.toUpperCase(), booking]));
  const mine = new Set(ours.map(({ bookingCode }) => bookingCode));
  const rows = [
    ...ours.map((own) => compared(own.bookingCode, own, byCode.get(own.bookingCode) ?? null)),
    ...[...byCode].filter(([code]) => !mine.has(code)).map(([code, other]) => compared(code, null, other)),
  ];
  return rows.sort(
    (a, b) =>
      Number(b.differs.length > 0) - Number(a.differs.length > 0) ||
      a.bookingCode.localeCompare(b.bookingCode),
  );
}

function compared(
  bookingCode: string,
  ours: OurBooking | null,
  theirs: TheirBooking | null,
): ComparedBooking {
  const differs: JknDifference[] = [];
  if (ours === null) differs.push('missing_here');
  else if (theirs === null) {
    if (ours.isDue) differs.push('missing_there');
  } else {
    if (plain(ours.label) !== plain(theirs.label)) differs.push('number');
    const isDone = /selesai/i.test(theirs.status);
    const isOff = /batal/i.test(theirs.status);
    if ((ours.state === 'done') !== isDone) differs.push('served');
    if ((ours.state === 'cancelled' || ours.state === 'no_show') !== isOff) differs.push('cancelled');
  }
  if (ours !== null && ours.untold.length > 0) differs.push('untold');
  return { bookingCode, ours, theirs, differs };
}
