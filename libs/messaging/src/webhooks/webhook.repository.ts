import { Injectable } from '@nestjs/common';
import { isInRegion, type Webhook } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

interface WebhookRow {
  id: string;
  version: number;
  region_code: string;
  name: string;
  url: string;
  secret_sealed: string;
  events: string[];
  made_at: Date;
  disabled_at: Date | null;
}

const COLUMNS = 'id, version, region_code, name, url, secret_sealed, events, made_at, disabled_at';

/** Other systems that are told of changes. */
@Injectable()
export class WebhookRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async all(): Promise<Webhook[]> {
    const rows = await this.database.query<WebhookRow>(
      `SELECT ${COLUMNS} FROM webhook ORDER BY name, id LIMIT 1000`,
    );
    return rows.map(toView);
  }

  async lock(tx: Tx, id: string): Promise<Webhook | null> {
    const [row] = await tx.query<WebhookRow>(`SELECT ${COLUMNS} FROM webhook WHERE id = $1 FOR UPDATE`, [id]);
    return row ? toView(row) : null;
  }

  async insert(tx: Tx, webhook: Webhook, secret: string): Promise<void> {
    await tx.query(`INSERT INTO webhook (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL)`, [
      webhook.id,
      webhook.version,
      webhook.regionCode,
      webhook.name,
      webhook.url,
      this.cipher.seal(secret),
      webhook.events,
      webhook.madeAt,
    ]);
  }

  /** Stores a held webhook; its secret only when it is given. */
  async update(tx: Tx, webhook: Webhook, secret: string | null): Promise<void> {
    await tx.query(
      `UPDATE webhook SET version = $2, name = $3, url = $4, events = $5, disabled_at = $6, secret_sealed = coalesce($7, secret_sealed)
       WHERE id = $1`,
      [
        webhook.id,
        webhook.version,
        webhook.name,
        webhook.url,
        webhook.events,
        webhook.disabledAt,
        secret === null ? null : this.cipher.seal(secret),
      ],
    );
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query('DELETE FROM webhook WHERE id = $1', [id]);
  }

  /** Those in use that want one of these events. */
  async wanting(tx: Tx, events: readonly string[]): Promise<Webhook[]> {
    const rows = await tx.query<WebhookRow>(
      `SELECT ${COLUMNS} FROM webhook WHERE disabled_at IS NULL AND events && $1::text[] ORDER BY id`,
      [events],
    );
    return rows.map(toView);
  }

  /** Where it goes; null when it is gone or not in use. */
  async addressOf(id: string): Promise<{ url: string; secret: string } | null> {
    const [row] = await this.database.query<WebhookRow>(
      `SELECT ${COLUMNS} FROM webhook WHERE id = $1 AND disabled_at IS NULL`,
      [id],
    );
    return row ? { url: row.url, secret: String(this.cipher.open(row.secret_sealed)) } : null;
  }
}

/** True when a change in `regionCode` is the webhook's to hear. */
export function covers(webhook: Webhook, regionCode: string): boolean {
  return isInRegion(regionCode, webhook.regionCode);
}

function toView(row: WebhookRow): Webhook {
  return {
    id: row.id,
    version: row.version,
    regionCode: row.region_code,
    name: row.name,
    url: row.url,
    events: row.events,
    madeAt: row.made_at.toISOString(),
    disabledAt: row.disabled_at?.toISOString() ?? null,
  };
}
