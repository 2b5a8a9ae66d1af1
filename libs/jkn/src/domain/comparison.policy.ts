import type { JknDifference, JknPrimaryTold, Ticket, TicketState } from '#siaga/contracts';

/** A booking as we hold it. */
export interface OurBooking {
  readonly bookingCode: string;
  readonly label: string;
  readonly state: TicketState;
  /** Tasks that BPJS was not told of, or refused. */
  readonly untold: readonly number[];
  /** Of a puskesmas: what BPJS has not taken yet; null for who is not told of, and at a hospital. */
  readonly missed: readonly JknPrimaryTold[] | null;
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

/** Where a patient of a puskesmas was called, and BPJS is told whether they were there. */
const CALLED: readonly TicketState[] = ['serving', 'done', 'no_show'];
const SERVICES = { add: 'antrean/add', call: 'antrean/panggil', cancel: 'antrean/batal' } as const;

/** What BPJS has not taken of a puskesmas' booking, by the services that it took; null for who has no card, of whom it is not told. */
export function missedOfPrimary(
  { channel, state, patient }: Pick<Ticket, 'channel' | 'state' | 'patient'>,
  taken: ReadonlySet<string>,
): JknPrimaryTold[] | null {
  if (patient.cardNumber === null) return null;
  // Its own bookings it knows, and may have ended itself.
  const isOurs = channel !== 'mobile_jkn';
  const due: JknPrimaryTold[] = [];
  if (isOurs) due.push('add');
  if (CALLED.includes(state)) due.push('call');
  if (isOurs && state === 'cancelled') due.push('cancel');
  return due.filter((told) => !taken.has(SERVICES[told]));
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
  if (ours !== null && (ours.untold.length > 0 || (ours.missed?.length ?? 0) > 0)) differs.push('untold');
  return { bookingCode, ours, theirs, differs };
}
