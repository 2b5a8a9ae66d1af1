import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `doctor`. Never leaves this lib. */
@Entity('doctor')
@Index('doctor_facility_idx', ['facilityId'])
export class DoctorEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'doctor_pk' })
  id!: string;

  @Column('integer')
  version!: number;

  @Column('uuid', { name: 'facility_id' })
  facilityId!: string;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Column('text')
  name!: string;

  @Column('integer', { name: 'bpjs_code', nullable: true })
  bpjsCode!: number | null;

  @Column('boolean', { name: 'is_active' })
  isActive!: boolean;
}
