import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NoticeKind } from '#siaga/contracts';

/** A row of `notice`. Never leaves this lib. */
@Entity('notice')
@Index('notice_up_idx', ['regionCode', 'postedAt'], { where: 'taken_down_at IS NULL' })
@Check('notice_point_ck', '(lon IS NULL) = (lat IS NULL)')
export class NoticeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'notice_pk' })
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Column('text')
  kind!: NoticeKind;

  @Column('text', { name: 'text_sealed' })
  textSealed!: string;

  @Column('double precision', { nullable: true })
  lon!: number | null;

  @Column('double precision', { nullable: true })
  lat!: number | null;

  @Column('timestamptz', { name: 'posted_at' })
  postedAt!: Date;

  @Column('timestamptz', { name: 'taken_down_at', nullable: true })
  takenDownAt!: Date | null;
}
