import { Inject, Injectable } from '@nestjs/common';
import { STREAMS, type Actor, type Stream } from '#siaga/contracts';
import { LOGGER, PersonalDataCipher, type Logger } from '#siaga/kernel';
import { Database, type NamedQuery, type Tx } from '#siaga/persistence';
import type { JournalRow, LostChange } from './journal-entry.js';
import { cursorsOf, type Cursors } from './journal-feed.js';

interface DbRow {
  stream: Stream;
  seq: string;
  at: Date;
  actor: Actor;
  type: string;
  entity: string;
  entity_id: string;
  version: number;
  region_code: string;
  unit_id: string | null;
  facility_id: string | null;
  incident_id: string | null;
  topics: string[];
  data: unknown;
}

/** Who may see which rows: regions by dotted prefix (`ID` is everything), units and facilities by id. */
export interface Audience {
  regionCodes: string[];
  unitIds: string[];
  facilityIds: string[];
}

/** What somebody hears, and from when on they have the right to it; without a time, always. */
export interface HeardTopic {
  topic: string;
  sinceAt?: Date | null;
}

/** Changes that were read, and how far: one that cannot be opened is told in the log and holds up nothing behind it. */
export interface Reading {
  readonly rows: readonly JournalRow[];
  readonly lost: readonly LostChange[];
  /** How many were read, with those that cannot be opened. */
  readonly count: number;
  /** The last one of each stream that was read. */
  readonly until: Partial<Cursors>;
}

/** Rows from before topics were written down have none; what they were heard under follows from their columns. */
const TOPICS = 'coalesce(topics, journal_topics_of_old(entity, region_code, unit_id, facility_id))';
const COLUMNS = `stream, seq, at, actor, type, entity, entity_id, version, region_code, unit_id, facility_id, incident_id, ${TOPICS} AS topics, data`;

const BEHIND: NamedQuery = {
  name: 'siaga_journal_behind',
  text: `SELECT found.* FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS cursor (stream, seq, n)
    CROSS JOIN LATERAL (SELECT ${COLUMNS} FROM journal WHERE journal.stream = cursor.stream AND journal.seq > cursor.seq ORDER BY journal.seq LIMIT $3) AS found
    ORDER BY cursor.n, found.seq`,
};

const MISSED: NamedQuery = {
  name: 'siaga_journal_missed',
  text: `SELECT ${COLUMNS} FROM journal
    WHERE stream = $1 AND seq > $2 AND seq <= $3
      AND (${TOPICS} && $4::text[] OR EXISTS (
        SELECT FROM unnest($5::text[], $6::timestamptz[]) AS later (topic, since_at)
        WHERE journal.at >= later.since_at AND later.topic = ANY(${TOPICS})))
    ORDER BY seq LIMIT $7`,
};

type ActRow = Pick<DbRow, 'at' | 'actor' | 'type' | 'entity_id' | 'region_code'>;

/** That somebody of the staff did something. */
export interface JournalAct {
  readonly at: Date;
  readonly actor: Actor;
  readonly type: string;
  readonly entityId: string;
  readonly regionCode: string;
}

/** Which acts are asked for; of one entity or by one account alone, when given. */
export interface ActsAsked {
  readonly stream: Stream;
  readonly entity: string;
  readonly entityId: string | null;
  readonly accountId: string | null;
}

/** Reads the journal in order of sequence. */
@Injectable()
export class JournalQuery {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Newest committed sequence of a stream, 0 when empty. Inside `tx` it is the one its snapshot holds. */
  async lastSeq(tx: Pick<Tx, 'query'> = this.database, stream: Stream = 'dispatch'): Promise<number> {
    const [row] = await tx.query<{ seq: string | null }>(
      'SELECT max(seq) AS seq FROM journal WHERE stream = $1',
      [stream],
    );
    return Number(row?.seq ?? 0);
  }

  /** Newest committed sequence of every stream, 0 when empty. Inside `tx` they are those its snapshot holds. */
  async cursors(tx: Pick<Tx, 'query'> = this.database): Promise<Cursors> {
    const rows = await tx.query<{ stream: Stream; seq: string | null }>(
      'SELECT stream, (SELECT max(seq) FROM journal WHERE journal.stream = wanted.stream) AS seq FROM unnest($1::text[]) AS wanted (stream)',
      [STREAMS],
    );
    const newest = new Map(rows.map(({ stream, seq }) => [stream, Number(seq ?? 0)]));
    return cursorsOf((stream) => newest.get(stream) ?? 0);
  }

  /** Rows of a stream after `since`, oldest first. */
  async after(since: number, limit: number, stream: Stream = 'dispatch'): Promise<Reading> {
    const rows = await this.database.query<DbRow>(
      `SELECT ${COLUMNS} FROM journal WHERE stream = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
      [stream, since, limit],
    );
    return this.reading(rows);
  }

  /** Rows behind the cursors, at most `limit` of each stream, each stream oldest first. */
  async behind(cursors: Cursors, limit: number): Promise<Reading> {
    const rows = await this.database.query<DbRow>(BEHIND, [
      STREAMS,
      STREAMS.map((stream) => cursors[stream]),
      limit,
    ]);
    return this.reading(rows);
  }

  /**
   * Rows of a stream after `since` up to `until` that are heard under one of the topics, each from the time of its right on; oldest
   * first.
   */
  async missedBy(
    heard: readonly HeardTopic[],
    since: number,
    until: number,
    limit: number,
    stream: Stream = 'dispatch',
  ): Promise<Reading> {
    const always = heard.filter(({ sinceAt }) => !sinceAt).map(({ topic }) => topic);
    const later = heard.filter(({ sinceAt }) => sinceAt);
    const rows = await this.database.query<DbRow>(MISSED, [
      stream,
      since,
      until,
      always,
      later.map(({ topic }) => topic),
      later.map(({ sinceAt }) => sinceAt),
      limit,
    ]);
    return this.reading(rows);
  }

  /** The story of some incidents as the stream `dispatch` tells it, oldest first. */
  async ofIncidents(incidentIds: readonly string[]): Promise<Reading> {
    const rows = await this.database.query<DbRow>(
      `SELECT ${COLUMNS} FROM journal WHERE incident_id = ANY($1::uuid[]) AND stream = 'dispatch' ORDER BY seq`,
      [incidentIds],
    );
    return this.reading(rows);
  }

  /** What happened to entities of these kinds in a region and all below it within a span, oldest first; `limit` at most. */
  async ofPeriod(
    tx: Pick<Tx, 'query'>,
    { from, to, regionCode }: { from: Date; to: Date; regionCode: string },
    entities: readonly string[],
    limit: number,
  ): Promise<readonly JournalRow[]> {
    const rows = await tx.query<DbRow>(
      `SELECT ${COLUMNS} FROM journal
       WHERE stream = 'dispatch' AND at >= $1 AND at < $2 AND entity = ANY($3::text[])
         AND ('ID' = $4 OR region_code = $4 OR region_code LIKE $5) ORDER BY seq LIMIT $6`,
      [from, to, entities, regionCode, `${regionCode}.%`, limit],
    );
    return this.reading(rows).rows;
  }

  /** Who of the staff did what to entities of a kind in a region and all below it within a span, the newest first; `limit` at most. No data is read. */
  async actsOn(
    tx: Pick<Tx, 'query'>,
    { stream, entity, entityId, accountId }: ActsAsked,
    { from, to, regionCode }: { from: Date; to: Date; regionCode: string },
    limit: number,
  ): Promise<readonly JournalAct[]> {
    const rows = await tx.query<ActRow>(
      `SELECT at, actor, type, entity_id, region_code FROM journal
       WHERE stream = $1 AND at >= $2 AND at < $3 AND entity = $4 AND actor->>'kind' = 'account'
         AND ('ID' = $5 OR region_code = $5 OR region_code LIKE $6)
         AND ($7::uuid IS NULL OR entity_id = $7) AND ($8::text IS NULL OR actor->>'id' = $8)
       ORDER BY at DESC, seq DESC LIMIT $9`,
      [stream, from, to, entity, regionCode, `${regionCode}.%`, entityId, accountId, limit],
    );
    return rows.map(({ entity_id: id, region_code: code, ...row }) => ({
      ...row,
      ...{ entityId: id, regionCode: code },
    }));
  }

  private reading(rows: readonly DbRow[]): Reading {
    const until = Object.fromEntries(rows.map(({ stream, seq }) => [stream, Number(seq)]));
    const lost: LostChange[] = [];
    const opened = rows.flatMap((row) => {
      try {
        return this.toRow(row);
      } catch (error) {
        const { stream, seq, type, topics } = row;
        this.logger.error({ err: error, stream, seq, type }, 'a change of the journal cannot be opened');
        lost.push({ stream, seq: Number(seq), topics });
        return [];
      }
    });
    return { rows: opened, lost, count: rows.length, until };
  }

  private toRow(row: DbRow): JournalRow {
    // The compiler checked entity, event and view together when the row was written.
    return {
      stream: row.stream,
      seq: Number(row.seq),
      at: row.at,
      actor: row.actor,
      type: row.type,
      entity: row.entity,
      entityId: row.entity_id,
      version: row.version,
      regionCode: row.region_code,
      unitId: row.unit_id,
      facilityId: row.facility_id,
      incidentId: row.incident_id,
      topics: row.topics,
      data: this.cipher.openView(row.data),
    } as JournalRow;
  }
}
