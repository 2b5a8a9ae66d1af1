import { Injectable } from '@nestjs/common';
import { regionLineage, type Account, type Grant, type ManagedAccount, type Role } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import { Database, isUniqueViolation, type EntityReader, type Tx } from '#siaga/persistence';
import { AccountEntity, grantColumns, GrantEntity, toGrant } from './account.entity.js';

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

interface AccountChange {
  displayName?: string;
  disabledAt?: Date | null;
  passwordHash?: string;
  mustChangePassword?: boolean;
}

/** Accounts with their grants. */
@Injectable()
export class AccountRepository {
  constructor(private readonly database: Database) {}

  byUsername(username: string): Promise<StoredAccount | null> {
    return this.one({ username }, this.database);
  }

  byId(id: string, reader: EntityReader = this.database): Promise<StoredAccount | null> {
    return this.one({ id }, reader);
  }

  async all(reader: EntityReader = this.database): Promise<ManagedAccount[]> {
    const order = { username: 'ASC' } as const;
    const rows = await reader.read(AccountEntity, (accounts) =>
      accounts.find({ relations: { grants: true }, order }),
    );
    return rows.map((row) => {
      const { account, version } = toStored(row);
      return { ...account, version };
    });
  }

  /** Which of these accounts are not disabled. */
  async enabledOf(ids: readonly string[], reader: Pick<Tx, 'query'> = this.database): Promise<string[]> {
    const rows = await reader.query<{ id: string }>(
      'SELECT id FROM account WHERE id = ANY($1::uuid[]) AND disabled_at IS NULL',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** How these accounts are called, by id. */
  async namesOf(
    ids: readonly string[],
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await reader.query<{ id: string; name: string }>(
      'SELECT id, display_name AS name FROM account WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /**
   * Who holds one of the roles in a region that a place lies in, and is not disabled: those of the smallest region first, then by id. A unit's or
   * a facility's people are not asked.
   */
  async holding(
    roles: readonly Role[],
    regionCode: string,
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<string[]> {
    const rows = await reader.query<{ id: string }>(
      `SELECT a.id FROM account a JOIN account_grant g ON g.account_id = a.id
       WHERE g.role = ANY($1::text[]) AND g.region_code = ANY($2::text[]) AND a.disabled_at IS NULL
       GROUP BY a.id ORDER BY max(CASE g.region_code WHEN 'ID' THEN 0 ELSE length(g.region_code) END) DESC, a.id`,
      [roles, regionLineage(regionCode)],
    );
    return rows.map(({ id }) => id);
  }

  count(): Promise<number> {
    return this.database.read(AccountEntity, (accounts) => accounts.count());
  }

  /** Holds an account and every admin's until `tx` ends, always in the same order. */
  async lockWithAdmins(tx: Tx, id: string): Promise<void> {
    await tx.query(
      `SELECT id FROM account
       WHERE id = $1 OR id IN (SELECT account_id FROM account_grant WHERE role = 'admin')
       ORDER BY id FOR NO KEY UPDATE`,
      [id],
    );
  }

  /** Throws IDENTITY.USERNAME_TAKEN. */
  async insert(tx: Tx, account: NewAccount): Promise<void> {
    const { grants, ...columns } = account;
    try {
      await tx.repository(AccountEntity).insert(columns);
    } catch (error) {
      if (isUniqueViolation(error, 'account_username_uq'))
        throw new AppError('IDENTITY.USERNAME_TAKEN', { cause: error });
      throw error;
    }
    await this.insertGrants(tx, account.id, grants);
  }

  async replaceGrants(tx: Tx, id: string, grants: Grant[]): Promise<void> {
    await tx.repository(GrantEntity).delete({ accountId: id });
    await this.insertGrants(tx, id, grants);
  }

  /** Stores what is given of the change and counts the version up. */
  async update(
    tx: Tx,
    id: string,
    { displayName, disabledAt, passwordHash, mustChangePassword }: AccountChange,
  ): Promise<void> {
    await tx.repository(AccountEntity).update(id, {
      version: () => 'version + 1',
      displayName,
      disabledAt,
      passwordHash,
      mustChangePassword,
    });
  }

  private async insertGrants(tx: Tx, id: string, grants: Grant[]): Promise<void> {
    if (grants.length === 0) return;
    await tx.repository(GrantEntity).insert(grants.map((grant) => grantColumns(id, grant)));
  }

  /** By `find` and not `findOne`, which would ask twice because of the join. */
  private async one(
    where: { id: string } | { username: string },
    reader: EntityReader,
  ): Promise<StoredAccount | null> {
    const [row] = await reader.read(AccountEntity, (accounts) =>
      accounts.find({ where, relations: { grants: true } }),
    );
    return row ? toStored(row) : null;
  }
}

function toStored(row: AccountEntity): StoredAccount {
  const { id, version, username, displayName, mustChangePassword, disabledAt, passwordHash } = row;
  const grants = row.grants.map(toGrant).sort((a, b) => (a.role < b.role ? -1 : a.role > b.role ? 1 : 0));
  return {
    version,
    passwordHash,
    account: {
      id,
      username,
      displayName,
      mustChangePassword,
      disabledAt: disabledAt?.toISOString() ?? null,
      grants,
    },
  };
}
