import type { Tx } from '#siaga/persistence';

interface AccountRow {
  id: string;
  username: string;
  disabled_at: Date | null;
}

const COLUMNS = 'id, username, disabled_at';

/** Statements with one fault each, for the check of statements. They are never run. */
export class FaultyStatements {
  constructor(private readonly db: Pick<Tx, 'query'>) {}

  right(id: string): Promise<AccountRow[]> {
    return this.db.query<AccountRow>(`SELECT ${COLUMNS} FROM account WHERE id = $1`, [id]);
  }

  wrongColumn(): Promise<AccountRow[]> {
    return this.db.query<AccountRow>('SELECT id, user_name, disabled_at FROM account');
  }

  wrongTable(): Promise<unknown> {
    return this.db.query('DELETE FROM accounts');
  }

  missingField(): Promise<AccountRow[]> {
    return this.db.query<AccountRow>('SELECT id, username FROM account');
  }

  fieldTooMany(): Promise<AccountRow[]> {
    return this.db.query<AccountRow>(`SELECT ${COLUMNS}, is_demo FROM account`);
  }

  wrongType(): Promise<{ count: number }[]> {
    return this.db.query<{ count: number }>('SELECT count(*) AS count FROM account');
  }

  wrongMember(): Promise<{ ids: number[] }[]> {
    return this.db.query<{ ids: number[] }>('SELECT array_agg(id) AS ids FROM account');
  }

  nullForgotten(): Promise<{ disabled_at: Date }[]> {
    return this.db.query<{ disabled_at: Date }>('SELECT disabled_at FROM account');
  }

  nullInvented(): Promise<{ username: string | null }[]> {
    return this.db.query<{ username: string | null }>('SELECT username FROM account');
  }

  wrongInOneCase(isLocked: boolean): Promise<AccountRow[]> {
    return this.one(`SELECT ${COLUMNS} FROM account ${isLocked ? 'FOR UPDATES' : ''}`);
  }

  byAnotherCaller(): Promise<AccountRow[]> {
    return this.one('SELECT id, username FROM account');
  }

  unknownText(order: string): Promise<AccountRow[]> {
    return this.db.query<AccountRow>(`SELECT ${COLUMNS} FROM account ORDER BY ${order}`);
  }

  private one(sql: string): Promise<AccountRow[]> {
    return this.db.query<AccountRow>(sql);
  }
}
