import { Check, Column, Entity, Index, PrimaryColumn, type Point } from 'typeorm';
import type { Unit } from '#siaga/contracts';

/** The columns that hold a field of the unit as it is: all that is selected and inserted follows from here. */
export const PLAIN = {
  regionCode: 'region_code',
  callSign: 'call_sign',
  type: 'type',
  capabilities: 'capabilities',
  service: 'service',
  outOfServiceReason: 'out_of_service_reason',
} as const satisfies { [F in PlainField]: string };

/** Columns of a unit that are not a field of its view, or not as they are. */
type OwnField =
  | 'id'
  | 'version'
  | 'homeFacilityId'
  | 'homeName'
  | 'homeGeom'
  | 'formerCallSigns'
  | 'retiredAt'
  | 'createdAt';

/** A field of the unit that a column holds as it is. */
export type PlainField = Exclude<keyof UnitEntity, OwnField>;

/** A row of `unit`. Never leaves this lib. Ranking, offers and snapshots read it by SQL. */
@Entity('unit')
@Index('unit_call_sign_uq', ['regionCode', 'callSign'], { unique: true, where: 'retired_at IS NULL' })
@Index('unit_region_idx', ['regionCode', 'callSign'])
@Check('unit_type_ck', "type IN ('als','bls','transport','motorcycle','boat')")
@Check(
  'unit_capabilities_ck',
  "capabilities <@ ARRAY['als','bls','oxygen','ecg','ventilator','incubator','delivery','rescue','carry','water']::text[]",
)
@Check('unit_service_ck', "service IN ('off_shift','in_service','out_of_service')")
@Check('unit_home_whole_ck', '(home_name IS NULL) = (home_geom IS NULL)')
@Check('unit_retired_ck', "retired_at IS NULL OR service = 'off_shift'")
@Check('unit_reason_ck', "out_of_service_reason IS NULL OR service = 'out_of_service'")
export class UnitEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'unit_pk' })
  id!: string;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('text', { name: PLAIN.regionCode })
  regionCode!: Unit['regionCode'];

  @Column('text', { name: PLAIN.callSign })
  callSign!: Unit['callSign'];

  @Column('text', { name: PLAIN.type })
  type!: Unit['type'];

  /** As they were listed, without those that the type has by itself. */
  @Column('text', { name: PLAIN.capabilities, array: true, default: () => "'{}'" })
  capabilities!: Unit['capabilities'];

  @Column('text', { name: PLAIN.service, default: 'off_shift' })
  service!: Unit['service'];

  @Column('text', { name: PLAIN.outOfServiceReason, nullable: true })
  outOfServiceReason!: Unit['outOfServiceReason'];

  @Column('uuid', { name: 'home_facility_id', nullable: true })
  homeFacilityId!: string | null;

  @Column('text', { name: 'home_name', nullable: true })
  homeName!: string | null;

  /** Read by SQL: TypeORM rounds. */
  @Column('geometry', {
    name: 'home_geom',
    spatialFeatureType: 'Point',
    srid: 4326,
    nullable: true,
    select: false,
  })
  homeGeom?: Point | null;

  @Column('text', { name: 'former_call_signs', array: true, default: () => "'{}'" })
  formerCallSigns!: string[];

  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt!: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
