import { Injectable } from '@nestjs/common';
import { serviceDateAt } from '#siaga/booking';
import { readNik, type JknLink } from '#siaga/contracts';
import { Clock } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { demandText, readDay, textOf, type Ask } from '../domain/read-ask.policy.js';
import { JknRefusal } from '../domain/words.policy.js';
import { LinkRepository } from '../store/link.repository.js';
import { JknPatientRepository } from '../store/patient.repository.js';

const NEEDED = ['nama', 'jeniskelamin', 'alamat'] as const;
const ALL = [
  ...[
    'nomorkartu',
    'nik',
    'nomorkk',
    'nama',
    'jeniskelamin',
    'tanggallahir',
    'nohp',
    'alamat',
    'kodeprop',
    'namaprop',
  ],
  ...['kodedati2', 'namadati2', 'kodekec', 'namakec', 'kodekel', 'namakel', 'rw', 'rt'],
] as const;
const RECORD_DIGITS = 6;

/** Who comes for the first time tells who they are before. It makes no medical record: that is made at the admission. */
@Injectable()
export class Registering {
  constructor(
    private readonly database: Database,
    private readonly links: LinkRepository,
    private readonly patients: JknPatientRepository,
    private readonly clock: Clock,
  ) {}

  /** The record number that is kept for them, the same one for who registers again. Throws JknRefusal. */
  register({ facilityId, regionCode }: JknLink, ask: Ask): Promise<string> {
    const now = this.clock.now();
    const nik = textOf(ask, 'nik');
    if ('problem' in readNik(nik, serviceDateAt(now, regionCode))) throw new JknRefusal('nik_form');
    const card = textOf(ask, 'nomorkartu');
    if (card !== '' && !/^\d{13}$/.test(card)) throw new JknRefusal('card_form');
    for (const field of NEEDED) demandText(ask, field);
    readDay(ask, 'tanggallahir');
    const facts = Object.fromEntries(ALL.map((field) => [field, textOf(ask, field)]));
    return this.database.transaction(async (tx) => {
      const next = await this.links.nextRecord(tx, facilityId);
      const recordNumber = String(next).padStart(RECORD_DIGITS, '0');
      const cardNumber = card === '' ? null : card;
      return this.patients.register(tx, facilityId, { nik, cardNumber, recordNumber, facts }, now);
    });
  }
}
