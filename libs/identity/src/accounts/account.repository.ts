import { Injectable } from '@nestjs/common';
import type { Account, Grant, Role } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import { Database, isUniqueViolation, type Tx } from '#siaga/persistence';

interface AccountRow {
  id: string;
  version: number;
  username: string;
  display_name: string;
  password_hash: string;
  must_change_password: boolean;
  disabled_at: Date | null;
  grants: { role: Role; region_code: string | null; unit_id: string | null; facility_id: string | null }[];
}

export interface StoredAccount {
  /** Counts its changes, for the journal. */
  version: number;
  account: Account;
  passwordHash: string;
}

export interface NewAccount {
  id: string;
  username: string;
  displayName: string;
  passwordHash: string;
  grants: Grant[];
  mustChangePassword: boolean;
  isDemo: boolean;
}

const SELECT = `
  SELECT a.id, a.version, a.username, a.display_name, a.password_hash, a.must_change_password, a.disabled_at,
         coalesce((SELECT jsonb_agg(to_jsonb(g) - 'account_id' ORDER BY g.role) FROM account_grant g WHERE g.account_id = a.id), '[]') AS grants
  FROM account a`;

/** Accounts with their grants. */
@Injectable()
export class AccountRepository {
  constructor(private readonly database: Database) {}

  async byUsername(username: string): Promise<StoredAccount | null> {
    const [row] = await this.database.query<AccountRow>(`${SELECT} WHERE a.username = $1`, [username]);
    return row ? toStored(row) : null;
  }

  async byId(id: string, db: Pick<Tx, 'query'> = this.database): Promise<StoredAccount | null> {
    const [row] = await db.query<AccountRow>(`${SELECT} WHERE a.id = $1`, [id]);
    return row ? toStored(row) : null;
  }

  async all(): Promise<Account[]> {
    const rows = await this.database.query<AccountRow>(`${SELECT} ORDER BY a.username`);
    return rows.map((row) => toStored(row).account);
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: string }>('SELECT count(*) FROM account');
    return Number(row?.count ?? 0);
  }

  /** Throws IDENTITY.USERNAME_TAKEN. */
  async insert(tx: Tx, account: NewAccount): Promise<void> {
    try {
      await tx.query(
        'INSERT INTO account (id, username, display_name, password_hash, must_change_password, is_demo) VALUES ($1, $2, $3, $4, $5, $6)',
        [
          account.id,
          account.username,
          account.displayName,
          account.passwordHash,
          account.mustChangePassword,
          account.isDemo,
        ],
      );
    } catch (error) {
      if (isUniqueViolation(error, 'account_username_uq'))
        throw new AppError('IDENTITY.USERNAME_TAKEN', { cause: error });
      throw error;
    }
    await this.insertGrants(tx, account.id, account.grants);
  }

  async replaceGrants(tx: Tx, id: string, grants: Grant[]): Promise<void> {
    await tx.query('DELETE FROM account_grant WHERE account_id = $1', [id]);
    await this.insertGrants(tx, id, grants);
  }

  async update(
    tx: Tx,
    id: string,
    change: {
      displayName?: string;
      disabledAt?: Date | null;
      passwordHash?: string;
      mustChangePassword?: boolean;
    },
  ): Promise<void> {
    await tx.query(
      `UPDATE account SET version = version + 1, display_name = coalesce($2, display_name), password_hash = coalesce($3, password_hash),
         must_change_password = coalesce($4, must_change_password), disabled_at = CASE WHEN $5 THEN $6 ELSE disabled_at END
       WHERE id = $1`,
      [
        id,
        change.displayName ?? null,
        change.passwordHash ?? null,
        change.mustChangePassword ?? null,
        change.disabledAt !== undefined,
        change.disabledAt ?? null,
      ],
    );
  }

  private async insertGrants(tx: Tx, id: string, grants: Grant[]): Promise<void> {
    for (const { role, scope } of grants) {
      await tx.query(
        'INSERT INTO account_grant (account_id, role, region_code, unit_id, facility_id) VALUES ($1, $2, $3, $4, $5)',
        [
          id,
          role,
          scope.kind === 'region' ? scope.regionCode : null,
          scope.kind === 'unit' ? scope.unitId : null,
          scope.kind === 'facility' ? scope.facilityId : null,
        ],
      );
    }
  }
}

function toStored(row: AccountRow): StoredAccount {
  return {
    version: row.version,
    passwordHash: row.password_hash,
    account: {
      id: row.id,
      username: row.username,
      displayName: row.display_name,
      mustChangePassword: row.must_change_password,
      disabledAt: row.disabled_at?.toISOString() ?? null,
      grants: row.grants.map((grant): Grant => {
        if (grant.unit_id) return { role: grant.role, scope: { kind: 'unit', unitId: grant.unit_id } };
        if (grant.facility_id)
          return { role: grant.role, scope: { kind: 'facility', facilityId: grant.facility_id } };
        return { role: grant.role, scope: { kind: 'region', regionCode: grant.region_code ?? '' } };
      }),
    },
  };
}
