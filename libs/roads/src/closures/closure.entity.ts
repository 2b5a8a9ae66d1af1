import { Check, Column, Entity, Index, PrimaryColumn, type Polygon } from 'typeorm';
import type { Actor, Closure } from '#siaga/contracts';

/** A row of `road_closure`. Never leaves this lib. */
@Entity('road_closure')
@Index('road_closure_active_idx', ['until'], { where: 'lifted_at IS NULL' })
@Check('road_closure_kind_ck', "kind IN ('closed','flooded')")
@Check('road_closure_simple_ck', 'ST_IsValid(geom)')
@Check('road_closure_order_ck', 'until > drawn_at')
@Check('road_closure_lifted_whole_ck', '(lifted_at IS NULL) = (lifted_by IS NULL)')
export class ClosureEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'road_closure_pk' })
  id!: string;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Column('text')
  kind!: Closure['kind'];

  /** Read by SQL: TypeORM rounds what it reads. */
  @Column('geometry', { spatialFeatureType: 'Polygon', srid: 4326, select: false })
  geom?: Polygon;

  @Column('text', { name: 'note_sealed' })
  noteSealed!: string;

  @Column('timestamptz', { name: 'drawn_at' })
  drawnAt!: Date;

  @Column('jsonb', { name: 'drawn_by' })
  drawnBy!: Actor;

  @Column('timestamptz', { nullable: true })
  until!: Date | null;

  @Column('timestamptz', { name: 'lifted_at', nullable: true })
  liftedAt!: Date | null;

  @Column('jsonb', { name: 'lifted_by', nullable: true })
  liftedBy!: Actor | null;
}
