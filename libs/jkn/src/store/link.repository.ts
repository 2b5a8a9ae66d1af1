import { Injectable } from '@nestjs/common';
import { JknOptions, type JknKind, type JknLink } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

interface LinkRow {
  facility_id: string;
  version: number;
  region_code: string;
  kind: JknKind;
  is_active: boolean;
  username: string;
  password_digest: Buffer;
  credential_id: string;
  options: JknOptions;
  base_url: string | null;
  cons_id: string | null;
  secrets_sealed: string | null;
}

/** What BPJS gave the facility to sign with. */
export interface JknSecrets {
  readonly secret: string;
  readonly userKey: string;
}

/** A link with what never leaves this lib. */
export interface StoredLink {
  readonly link: JknLink;
  readonly passwordDigest: Buffer;
  readonly credentialId: string;
  readonly secrets: JknSecrets | null;
}

const COLUMNS =
  'facility_id, version, region_code, kind, is_active, username, password_digest, credential_id, options, base_url, cons_id, secrets_sealed';

/** Named queries of `jkn_link`. */
@Injectable()
export class LinkRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async of(facilityId: string): Promise<StoredLink | null> {
    const [row] = await this.database.query<LinkRow>(
      `SELECT ${COLUMNS} FROM jkn_link WHERE facility_id = $1`,
      [facilityId],
    );
    return row === undefined ? null : this.toStored(row);
  }

  /** Those of these facilities whose BPJS is called. */
  async calledOf(tx: Tx, facilityIds: readonly string[]): Promise<Map<string, JknLink>> {
    const rows = await tx.query<LinkRow>(
      `SELECT ${COLUMNS} FROM jkn_link WHERE facility_id = ANY($1::uuid[]) AND is_active AND base_url IS NOT NULL`,
      [facilityIds],
    );
    return new Map(rows.map((row) => [row.facility_id, this.toStored(row).link]));
  }

  async lock(tx: Tx, facilityId: string): Promise<StoredLink | null> {
    const [row] = await tx.query<LinkRow>(
      `SELECT ${COLUMNS} FROM jkn_link WHERE facility_id = $1 FOR UPDATE`,
      [facilityId],
    );
    return row === undefined ? null : this.toStored(row);
  }

  /** Adds it; false when the facility has one. */
  async insert(tx: Tx, stored: StoredLink): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO jkn_link (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (facility_id) DO NOTHING RETURNING facility_id`,
      this.values(stored),
    );
    return rows.length === 1;
  }

  async save(tx: Tx, stored: StoredLink): Promise<void> {
    await tx.query(
      `UPDATE jkn_link SET version = $2, region_code = $3, kind = $4, is_active = $5, username = $6, password_digest = $7,
         credential_id = $8, options = $9, base_url = $10, cons_id = $11, secrets_sealed = $12
       WHERE facility_id = $1`,
      this.values(stored),
    );
  }

  /** The facility's next record number, held until the transaction ends. */
  async nextRecord(tx: Tx, facilityId: string): Promise<number> {
    const [row] = await tx.query<{ last_record: number }>(
      'UPDATE jkn_link SET last_record = last_record + 1 WHERE facility_id = $1 RETURNING last_record',
      [facilityId],
    );
    if (row === undefined) throw new RangeError('The facility has no link');
    return row.last_record;
  }

  /** What is stored of a password; equal ones give equal digests. It has 190 bits, so that no slow hash is needed. */
  passwordDigest(password: string): Buffer {
    return this.cipher.textDigest(`jkn password ${password}`);
  }

  private values({ link, passwordDigest, credentialId, secrets }: StoredLink): unknown[] {
    return [
      ...[link.facilityId, link.version, link.regionCode, link.kind, link.isActive, link.username],
      ...[passwordDigest, credentialId, JSON.stringify(link.options)],
      ...[link.outgoing?.baseUrl ?? null, link.outgoing?.consId ?? null],
      secrets === null ? null : this.cipher.seal(secrets),
    ];
  }

  private toStored(row: LinkRow): StoredLink {
    const { facility_id: facilityId, base_url: baseUrl, cons_id: consId } = row;
    return {
      passwordDigest: row.password_digest,
      credentialId: row.credential_id,
      secrets: row.secrets_sealed === null ? null : (this.cipher.open(row.secrets_sealed) as JknSecrets),
      link: {
        facilityId,
        version: row.version,
        regionCode: row.region_code,
        kind: row.kind,
        isActive: row.is_active,
        username: row.username,
        basePath: basePathOf(facilityId),
        options: JknOptions.parse(row.options),
        outgoing: baseUrl === null || consId === null ? null : { baseUrl, consId },
      },
    };
  }
}

/** Where a facility's services stand, below this server. */
export function basePathOf(facilityId: string): string {
  return `/api/v1/jkn/door/${facilityId}`;
}
