import { Injectable } from '@nestjs/common';
import { Referral, type TicketPatient, type Ticket } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import {
  columnNames,
  Database,
  insertSql,
  setsOf,
  valuesOf,
  type StoredColumns,
  type Tx,
} from '#siaga/persistence';
import type { SeatKind, TakenPlace } from '../domain/place-choice.policy.js';

/** A ticket with what only the ledger knows of it. */
export interface StoredTicket {
  readonly ticket: Ticket;
  readonly patientId: string | null;
  readonly seat: number;
  readonly seatKind: SeatKind;
}

interface TicketRow {
  id: string;
  version: number;
  session_id: string;
  clinic_id: string;
  facility_id: string;
  region_code: string;
  service_date: string;
  patient_id: string | null;
  state: Ticket['state'];
  channel: Ticket['channel'];
  place_kind: Ticket['placeKind'];
  priority: Ticket['priority'];
  cluster: number;
  seat: number;
  seat_kind: SeatKind;
  number: number;
  label: string;
  code: string;
  patient_sealed: string;
  booked_at: Date;
  arrived_at: Date | null;
  called_at: Date | null;
  served_at: Date | null;
  ended_at: Date | null;
  room: string | null;
  skips: number;
  note_sealed: string | null;
  moved_to: string | null;
  referral_sealed: string | null;
}

interface Writing extends StoredTicket {
  readonly patientSealed: string;
  readonly noteSealed: string | null;
  readonly referralSealed: string | null;
}

const column = (
  type: string,
  of: (view: Writing) => unknown,
): { type: string; of: (view: Writing) => unknown } => ({
  type,
  of,
});

const STORED = {
  id: column('uuid', ({ ticket }) => ticket.id),
  version: column('int', ({ ticket }) => ticket.version),
  session_id: column('uuid', ({ ticket }) => ticket.sessionId),
  clinic_id: column('uuid', ({ ticket }) => ticket.clinicId),
  facility_id: column('uuid', ({ ticket }) => ticket.facilityId),
  region_code: column('text', ({ ticket }) => ticket.regionCode),
  service_date: column('date', ({ ticket }) => ticket.serviceDate),
  patient_id: column('uuid', ({ patientId }) => patientId),
  state: column('text', ({ ticket }) => ticket.state),
  channel: column('text', ({ ticket }) => ticket.channel),
  place_kind: column('text', ({ ticket }) => ticket.placeKind),
  priority: column('text', ({ ticket }) => ticket.priority),
  cluster: column('int', ({ ticket }) => ticket.cluster),
  seat: column('int', ({ seat }) => seat),
  seat_kind: column('text', ({ seatKind }) => seatKind),
  number: column('int', ({ ticket }) => ticket.number),
  label: column('text', ({ ticket }) => ticket.label),
  code: column('text', ({ ticket }) => ticket.code),
  patient_sealed: column('text', ({ patientSealed }) => patientSealed),
  booked_at: column('timestamptz', ({ ticket }) => ticket.bookedAt),
  arrived_at: column('timestamptz', ({ ticket }) => ticket.arrivedAt),
  called_at: column('timestamptz', ({ ticket }) => ticket.calledAt),
  served_at: column('timestamptz', ({ ticket }) => ticket.servedAt),
  ended_at: column('timestamptz', ({ ticket }) => ticket.endedAt),
  room: column('text', ({ ticket }) => ticket.room),
  skips: column('int', ({ ticket }) => ticket.skips),
  note_sealed: column('text', ({ noteSealed }) => noteSealed),
  moved_to: column('text', ({ ticket }) => ticket.movedTo),
  referral_sealed: column('text', ({ referralSealed }) => referralSealed),
} satisfies StoredColumns<keyof TicketRow>;

const ALL = columnNames(STORED);
/** What never changes: the place of the ledger that it is. */
const KEPT = [
  'id',
  'session_id',
  'clinic_id',
  'facility_id',
  'region_code',
  'service_date',
  'channel',
] as const;
const CHANGED = columnNames(STORED, KEPT);
const LIVE = "state IN ('booked', 'waiting', 'called', 'serving', 'done')";
const COLUMNS = `id, version, session_id, clinic_id, facility_id, region_code, service_date::text AS service_date, patient_id, state, channel, place_kind,
   priority, cluster, seat, seat_kind, number, label, code, patient_sealed, booked_at, arrived_at, called_at, served_at, ended_at, room, skips,
   note_sealed, moved_to, referral_sealed`;
const INSERT = `${insertSql('ticket', STORED, ALL)} ON CONFLICT (clinic_id, service_date, patient_id) WHERE ${LIVE} DO NOTHING RETURNING id`;
const UPDATE = `UPDATE ticket SET ${setsOf(STORED, CHANGED, 2)} WHERE id = $1`;

/** Named queries of `ticket`. */
@Injectable()
export class TicketRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Adds it; false when its patient has one in the clinic on that day already. */
  async insert(tx: Tx, stored: StoredTicket): Promise<boolean> {
    const rows = await tx.query(INSERT, valuesOf(STORED, ALL, this.writing(stored)));
    return rows.length === 1;
  }

  async save(tx: Tx, stored: StoredTicket): Promise<void> {
    await tx.query(UPDATE, [stored.ticket.id, ...valuesOf(STORED, CHANGED, this.writing(stored))]);
  }

  /** The places that are taken in a session whose row is held, but for one ticket's own. */
  async taken(tx: Pick<Tx, 'query'>, sessionId: string, except: string | null = null): Promise<TakenPlace[]> {
    const rows = await tx.query<Pick<TicketRow, 'cluster' | 'seat' | 'seat_kind' | 'place_kind'>>(
      `SELECT cluster, seat, seat_kind, place_kind FROM ticket
       WHERE session_id = $1 AND ${LIVE} AND id IS DISTINCT FROM $2::uuid`,
      [sessionId, except],
    );
    return rows.map(({ cluster, seat, seat_kind: seatKind, place_kind: quotaKind }) => ({
      cluster,
      seat,
      seatKind,
      quotaKind,
    }));
  }

  /** True when one of these people has a live ticket in the clinic on that day. */
  async hasLive(
    tx: Tx,
    { clinicId, serviceDate }: Pick<Ticket, 'clinicId' | 'serviceDate'>,
    patientIds: readonly string[],
  ): Promise<boolean> {
    const rows = await tx.query(
      `SELECT id FROM ticket WHERE clinic_id = $1 AND service_date = $2 AND patient_id = ANY($3::uuid[]) AND ${LIVE} LIMIT 1`,
      [clinicId, serviceDate, patientIds],
    );
    return rows.length > 0;
  }

  /** True when the ticket is there and keeps its place. */
  async isLive(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.query(`SELECT 1 FROM ticket WHERE id = $1 AND ${LIVE}`, [id]);
    return rows.length > 0;
  }

  /** One ticket, as it stands at this moment. */
  async view(id: string): Promise<Ticket | null> {
    const [row] = await this.database.query<TicketRow>(`SELECT ${COLUMNS} FROM ticket WHERE id = $1`, [id]);
    return row === undefined ? null : this.toStored(row).ticket;
  }

  /** Those of a session that are still to come and were booked from a phone. */
  async bookedByPhone(tx: Tx, sessionId: string): Promise<Ticket[]> {
    const rows = await tx.query<TicketRow>(
      `SELECT ${COLUMNS} FROM ticket WHERE session_id = $1 AND state = 'booked'
         AND id IN (SELECT ticket_id FROM booking_reach) ORDER BY number`,
      [sessionId],
    );
    return rows.map((row) => this.toStored(row).ticket);
  }

  /** One ticket as a transaction sees it. */
  async inTransaction(tx: Tx, id: string): Promise<Ticket | null> {
    const [row] = await tx.query<TicketRow>(`SELECT ${COLUMNS} FROM ticket WHERE id = $1`, [id]);
    return row === undefined ? null : this.toStored(row).ticket;
  }

  /** The session that a ticket is in. */
  async sessionOf(tx: Tx, id: string): Promise<string | null> {
    const [row] = await tx.query<{ session_id: string }>('SELECT session_id FROM ticket WHERE id = $1', [id]);
    return row?.session_id ?? null;
  }

  /** One ticket of a session whose row is held. */
  async inSession(tx: Tx, sessionId: string, id: string): Promise<StoredTicket | null> {
    const [row] = await tx.query<TicketRow>(
      `SELECT ${COLUMNS} FROM ticket WHERE session_id = $1 AND id = $2 FOR UPDATE`,
      [sessionId, id],
    );
    return row === undefined ? null : this.toStored(row);
  }

  /** All that wait or were called in a session whose row is held, but for those who still stand before the admission. */
  async atWork(tx: Tx, sessionId: string): Promise<StoredTicket[]> {
    const rows = await tx.query<TicketRow>(
      `SELECT ${COLUMNS} FROM ticket WHERE session_id = $1 AND (state = 'waiting' OR called_at IS NOT NULL)
         AND NOT EXISTS (SELECT 1 FROM stage_turn v WHERE v.ticket_id = ticket.id AND v.kind = 'admission' AND v.state IN ('waiting', 'called', 'serving'))
       ORDER BY called_at DESC NULLS LAST, id`,
      [sessionId],
    );
    return rows.map((row) => this.toStored(row));
  }

  /** The ticket of a facility by its code. */
  async byCode(facilityId: string, code: string): Promise<StoredTicket | null> {
    const [row] = await this.database.query<TicketRow>(
      `SELECT ${COLUMNS} FROM ticket WHERE code = $2 AND facility_id = $1`,
      [facilityId, code],
    );
    return row === undefined ? null : this.toStored(row);
  }

  /** The ticket with this code, wherever it is: a code is given once. */
  async byCodeAnywhere(code: string): Promise<Ticket | null> {
    const [row] = await this.database.query<TicketRow>(`SELECT ${COLUMNS} FROM ticket WHERE code = $1`, [
      code,
    ]);
    return row === undefined ? null : this.toStored(row).ticket;
  }

  /** The ticket of a facility by its id. */
  async byId(
    facilityId: string,
    id: string,
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<StoredTicket | null> {
    const [row] = await reader.query<TicketRow>(
      `SELECT ${COLUMNS} FROM ticket WHERE id = $2 AND facility_id = $1`,
      [facilityId, id],
    );
    return row === undefined ? null : this.toStored(row);
  }

  /** The last ticket of one of these people in these clinics on a day, a live one before one that is over. */
  async ofPeople(
    clinicIds: readonly string[],
    serviceDate: string,
    patientIds: readonly string[],
  ): Promise<StoredTicket | null> {
    const [row] = await this.database.query<TicketRow>(
      `SELECT ${COLUMNS} FROM ticket WHERE clinic_id = ANY($1::uuid[]) AND service_date = $2 AND patient_id = ANY($3::uuid[])
       ORDER BY ${LIVE} DESC, booked_at DESC, id LIMIT 1`,
      [clinicIds, serviceDate, patientIds],
    );
    return row === undefined ? null : this.toStored(row);
  }

  /** Who one of these people was when the facility last served them; null for who was never served there. */
  async lastServed(facilityId: string, patientIds: readonly string[]): Promise<TicketPatient | null> {
    const [row] = await this.database.query<Pick<TicketRow, 'patient_sealed'>>(
      `SELECT patient_sealed FROM ticket WHERE facility_id = $1 AND patient_id = ANY($2::uuid[]) AND state = 'done'
       ORDER BY booked_at DESC, id LIMIT 1`,
      [facilityId, patientIds],
    );
    return row === undefined ? null : (this.cipher.open(row.patient_sealed) as TicketPatient);
  }

  /** Those of one day of a facility, in the order of their numbers. */
  async onDay(facilityId: string, serviceDate: string): Promise<Ticket[]> {
    const rows = await this.database.query<TicketRow>(
      `SELECT ${COLUMNS} FROM ticket WHERE facility_id = $1 AND service_date = $2 ORDER BY session_id, number`,
      [facilityId, serviceDate],
    );
    return rows.map((row) => this.toStored(row).ticket);
  }

  private writing(stored: StoredTicket): Writing {
    const { patient, note, referral } = stored.ticket;
    return {
      ...stored,
      patientSealed: this.cipher.seal(patient),
      noteSealed: note === null ? null : this.cipher.seal(note),
      referralSealed: referral === null ? null : this.cipher.seal(referral),
    };
  }

  private toStored(row: TicketRow): StoredTicket {
    const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
    return {
      patientId: row.patient_id,
      seat: row.seat,
      seatKind: row.seat_kind,
      ticket: {
        id: row.id,
        version: row.version,
        sessionId: row.session_id,
        clinicId: row.clinic_id,
        facilityId: row.facility_id,
        regionCode: row.region_code,
        serviceDate: row.service_date,
        state: row.state,
        channel: row.channel,
        placeKind: row.place_kind,
        priority: row.priority,
        cluster: row.cluster,
        number: row.number,
        label: row.label,
        code: row.code,
        patient: this.cipher.open(row.patient_sealed) as TicketPatient,
        bookedAt: row.booked_at.toISOString(),
        arrivedAt: instant(row.arrived_at),
        calledAt: instant(row.called_at),
        servedAt: instant(row.served_at),
        endedAt: instant(row.ended_at),
        room: row.room,
        skips: row.skips,
        note: row.note_sealed === null ? null : (this.cipher.open(row.note_sealed) as string),
        movedTo: row.moved_to,
        referral: row.referral_sealed === null ? null : Referral.parse(this.cipher.open(row.referral_sealed)),
      },
    };
  }
}
