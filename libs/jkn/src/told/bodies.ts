import type { CodedSession, PromisedTicket, QuotaLeft } from '#siaga/booking';
import type { JknOptions, Ticket } from '#siaga/contracts';
import { clockAt } from '../domain/wall-clock.policy.js';

/** All that BPJS is told of a booking. */
export interface BookingFacts {
  readonly promised: PromisedTicket;
  readonly session: CodedSession;
  readonly quota: QuotaLeft;
  readonly recordNumber: string;
  readonly isNew: boolean;
}

/** The session's hours as BPJS writes them. */
function hoursOf({ startsAt, endsAt, regionCode }: CodedSession): string {
  return [startsAt, endsAt].map((at) => clockAt(at, regionCode)).join('-');
}

/** What both contracts tell of a booking. */
function common({ promised: { ticket }, session, recordNumber }: BookingFacts): Record<string, unknown> {
  const { patient } = ticket;
  return {
    nomorkartu: patient.cardNumber ?? '',
    nik: patient.nik ?? '',
    nohp: (patient.phone ?? '').replace(/\D/g, ''),
    kodepoli: session.clinicCode ?? '',
    namapoli: session.clinicName,
    norm: recordNumber,
    tanggalperiksa: ticket.serviceDate,
    // By BPJS's own schedule, which knows of nobody who fills in.
    kodedokter: session.planned.doctorCode ?? 0,
    namadokter: session.planned.doctorName,
    jampraktek: hoursOf(session),
    nomorantrean: ticket.label,
    angkaantrean: ticket.number,
  };
}

/** BPJS's numbers of where a letter comes from. */
const FROM = { firstContact: 1, hospital: 4 } as const;

/** Whoever was sent on comes with a letter of the house that sent them. */
function visitKindOf({ referral }: Pick<Ticket, 'referral'>, usual: number): number {
  if (referral === null) return usual;
  return referral.isFromHospital ? FROM.hospital : FROM.firstContact;
}

/** `antrean/add` of a hospital. */
export function hospitalBooking(
  facts: BookingFacts,
  { visitKind }: Pick<JknOptions, 'visitKind'>,
): Record<string, unknown> {
  const { promised, session, quota, isNew } = facts;
  return {
    ...common(facts),
    kodebooking: promised.ticket.code,
    jenispasien: promised.ticket.patient.cardNumber === null ? 'NON JKN' : 'JKN',
    pasienbaru: isNew ? 1 : 0,
    jeniskunjungan: visitKindOf(promised.ticket, visitKind),
    nomorreferensi: promised.ticket.referral?.number ?? '',
    estimasidilayani: promised.callAt.getTime(),
    sisakuotajkn: quota.jknLeft,
    kuotajkn: quota.jkn,
    sisakuotanonjkn: quota.nonJknLeft,
    kuotanonjkn: quota.nonJkn,
    keterangan: `Peserta harap ${String(session.rules.earliestMinutes)} menit lebih awal guna pencatatan administrasi.`,
  };
}

/** `antrean/add` of a puskesmas. */
export function primaryBooking(facts: BookingFacts): Record<string, unknown> {
  return { ...common(facts), keterangan: 'Apabila antrean terlewat harap mengambil antrean kembali.' };
}

/** By what a puskesmas' booking is known. */
export function primaryKey({
  promised: { ticket },
  session,
}: Pick<BookingFacts, 'promised' | 'session'>): Record<string, unknown> {
  return {
    tanggalperiksa: ticket.serviceDate,
    kodepoli: session.clinicCode ?? '',
    nomorkartu: ticket.patient.cardNumber ?? '',
  };
}
