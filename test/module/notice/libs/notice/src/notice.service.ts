import { Injectable } from '@nestjs/common';
import type { Actor, Notice, PostNoticeInput, TakeDownNoticeInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal, type EventOf } from '#siaga/journal';
import { AppError, Clock, demandVersion, found, newId, PersonalDataCipher } from '#siaga/kernel';
import type { EntityReader, Tx } from '#siaga/persistence';
import { Brackets, IsNull } from 'typeorm';
import { NoticeEntity } from './notice.entity.js';
import { NoticeStats } from './notice-stats.js';

const SHOWN = 200;

/** The board of notices. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
    private readonly stats: NoticeStats,
  ) {}

  /** What hangs where the caller works, newest first. */
  async up(reader: EntityReader, caller: Caller): Promise<Notice[]> {
    const { regionCodes } = caller.audience('notice.read');
    const rows = await reader.read(NoticeEntity, (notices) =>
      notices
        .createQueryBuilder('notice')
        .where({ takenDownAt: IsNull() })
        .andWhere(
          new Brackets((where) =>
            where
              .where(`'ID' = ANY(:codes)`)
              .orWhere('notice.region_code = ANY(:codes)')
              .orWhere('notice.region_code LIKE ANY(:below)'),
          ),
          { codes: regionCodes, below: regionCodes.map((code) => `${code}.%`) },
        )
        .orderBy('notice.posted_at', 'DESC')
        .limit(SHOWN)
        .getMany(),
    );
    return rows.map((row) => this.toNotice(row));
  }

  /** Throws RESOURCE.NOT_FOUND for a region that is not the caller's. */
  post(caller: Caller, input: PostNoticeInput): Promise<Notice> {
    caller.demand('notice.post', input);
    return this.commands.run(caller, 'postNotice', input, async (tx) => {
      const { regionCode, kind, text, point } = input;
      const row: NoticeEntity = {
        id: newId(),
        version: 1,
        regionCode,
        kind,
        textSealed: this.cipher.seal(text),
        lon: point?.lon ?? null,
        lat: point?.lat ?? null,
        postedAt: this.clock.now(),
        takenDownAt: null,
      };
      await tx.repository(NoticeEntity).insert(row);
      tx.afterCommit(() => (this.stats.posted += 1));
      return this.record(tx, row, 'notice.posted.v1', caller.actor);
    });
  }

  /** Throws RESOURCE.NOT_FOUND, NOTICE.TAKEN_DOWN for one that hangs no more, STALE.VERSION. */
  takeDown(caller: Caller, input: TakeDownNoticeInput): Promise<Notice> {
    return this.commands.run(caller, 'takeDownNotice', input, async (tx) => {
      const notices = tx.repository(NoticeEntity);
      const row = found(
        await notices.findOne({ where: { id: input.id }, lock: { mode: 'pessimistic_write' } }),
      );
      caller.demand('notice.post', row);
      if (row.takenDownAt) throw new AppError('NOTICE.TAKEN_DOWN');
      demandVersion(row, input);
      const change = { version: row.version + 1, takenDownAt: this.clock.now() };
      await notices.update(row.id, change);
      return this.record(tx, Object.assign(row, change), 'notice.taken-down.v1', caller.actor);
    });
  }

  private async record(tx: Tx, row: NoticeEntity, type: EventOf<'notice'>, actor: Actor): Promise<Notice> {
    const notice = this.toNotice(row);
    const { id: entityId, version, regionCode } = notice;
    await this.journal.append(tx, {
      type,
      entity: 'notice',
      entityId,
      version,
      regionCode,
      actor,
      data: notice,
    });
    return notice;
  }

  private toNotice({ textSealed, lon, lat, postedAt, takenDownAt, ...row }: NoticeEntity): Notice {
    return {
      ...row,
      text: this.cipher.open(textSealed) as string,
      point: lon === null || lat === null ? null : { lon, lat },
      postedAt: postedAt.toISOString(),
      takenDownAt: takenDownAt?.toISOString() ?? null,
    };
  }
}
