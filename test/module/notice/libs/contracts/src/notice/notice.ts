import { z } from 'zod';
import { Id, Instant, None, Point, RegionCode } from '../common/common.js';
import { personal } from '../define/personal.js';

/** What a notice is about. */
export const NoticeKind = z.enum(['road', 'weather', 'facility']);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** Words of a supervisor to everybody who works in a region, until they are taken down. */
export const Notice = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  kind: NoticeKind,
  /** Free words may name somebody. */
  text: personal(z.string()),
  /** Where it holds; null when it holds for all of the region. */
  point: Point.nullable(),
  postedAt: Instant,
  takenDownAt: Instant.nullable(),
});
export type Notice = z.infer<typeof Notice>;

export const PostNoticeInput = z.object({
  regionCode: RegionCode,
  kind: NoticeKind,
  text: z.string().trim().min(1).max(280),
  point: Point.nullable().default(null),
});
export type PostNoticeInput = z.output<typeof PostNoticeInput>;

export const NoticeList = z.object({ notices: z.array(Notice) });
export type NoticeList = z.infer<typeof NoticeList>;

export const NoticesInput = None;
export const TakeDownNoticeInput = z.object({
  id: Id,
  /** The version that was seen; a newer one refuses with STALE.VERSION. */
  version: z.number().int(),
});
export type TakeDownNoticeInput = z.infer<typeof TakeDownNoticeInput>;
