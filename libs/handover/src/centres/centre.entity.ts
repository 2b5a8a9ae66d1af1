import { Check, Column, Entity, Index, PrimaryColumn, type MultiPolygon } from 'typeorm';
import type { CentrePhone } from '#siaga/contracts';

/** A row of `centre`. Never leaves this lib. */
@Entity('centre')
@Index('centre_code_uq', ['code'], { unique: true, where: 'removed_at IS NULL' })
@Index('centre_area_idx', ['area'], { spatial: true, where: 'removed_at IS NULL' })
@Check('centre_code_ck', "code ~ '^[a-z0-9][a-z0-9-]{1,39}$'")
export class CentreEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'centre_pk' })
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  code!: string;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'region_codes', array: true })
  regionCodes!: string[];

  /** Written and measured by SQL, which judges the shape first. */
  @Column('geometry', { spatialFeatureType: 'MultiPolygon', srid: 4326, nullable: true, select: false })
  area?: MultiPolygon | null;

  @Column('jsonb')
  phones!: CentrePhone[];

  @Column('text', { nullable: true })
  script!: string | null;

  @Column('text', { name: 'base_url', nullable: true })
  baseUrl!: string | null;

  @Column('text', { name: 'secret_sealed', nullable: true })
  secretSealed!: string | null;

  @Column('boolean', { name: 'is_own' })
  isOwn!: boolean;

  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt!: Date | null;
}
