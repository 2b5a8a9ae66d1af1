import { Check, Column, Entity, Index, PrimaryColumn, Unique, type Point } from 'typeorm';
import type { Actor, LearnedPlaceStatus } from '#siaga/contracts';

/** A row of `learned_place`. Never leaves this lib. */
@Entity('learned_place')
@Index('learned_place_status_idx', ['status', 'regionCode'])
@Unique('learned_place_assignment_uq', ['assignmentId'])
@Check('learned_place_status_ck', "status IN ('proposed','approved','rejected')")
@Check('learned_place_name_ck', "name <> ''")
@Check('learned_place_named_ck', '(name IS NULL) = (name_sealed IS NOT NULL)')
@Check('learned_place_radius_ck', 'radius_m > 0')
@Check('learned_place_decided_ck', "(decided_at IS NULL) = (status = 'proposed')")
export class LearnedPlaceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'learned_place_pk' })
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Column('text')
  status!: LearnedPlaceStatus;

  /** In clear, from before it was sealed. */
  @Column('text', { nullable: true })
  name!: string | null;

  @Column('text', { name: 'name_sealed', nullable: true })
  nameSealed!: string | null;

  /** Written and read by SQL: TypeORM rounds. */
  @Column('geometry', { spatialFeatureType: 'Point', srid: 4326, select: false })
  geom?: Point;

  @Column('integer', { name: 'radius_m' })
  radiusM!: number;

  /** As `geom`. */
  @Column('geometry', { name: 'assumed_geom', spatialFeatureType: 'Point', srid: 4326, select: false })
  assumedGeom?: Point;

  @Column('integer', { name: 'distance_m' })
  distanceM!: number;

  @Column('uuid', { name: 'incident_id' })
  incidentId!: string;

  @Column('uuid', { name: 'assignment_id' })
  assignmentId!: string;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('jsonb', { name: 'decided_by', nullable: true })
  decidedBy!: Actor | null;
}
