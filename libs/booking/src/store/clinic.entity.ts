import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { ClinicRules, WeeklySession } from '#siaga/contracts';

/** A row of `clinic`. Never leaves this lib. */
@Entity('clinic')
@Unique('clinic_letter_uq', ['facilityId', 'letter'])
export class ClinicEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'clinic_pk' })
  id!: string;

  @Column('integer')
  version!: number;

  @Column('uuid', { name: 'facility_id' })
  facilityId!: string;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Column('text')
  name!: string;

  @Column('text')
  letter!: string;

  @Column('text', { name: 'bpjs_code', nullable: true })
  bpjsCode!: string | null;

  @Column('jsonb')
  rules!: ClinicRules;

  @Column('jsonb')
  weekly!: WeeklySession[];

  @Column('boolean', { name: 'is_active' })
  isActive!: boolean;
}
