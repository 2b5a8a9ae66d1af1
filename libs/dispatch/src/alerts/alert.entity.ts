import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Actor, Alert, AlertKind } from '#siaga/contracts';

/** A row of `alert`. Never leaves this lib. */
@Entity('alert')
@Index('alert_incident_idx', ['incidentId', 'kind'], {
  where: 'ended_at IS NULL AND incident_id IS NOT NULL',
})
@Index('alert_kind_idx', ['kind', 'raisedAt'])
@Index('alert_open_idx', ['regionCode', 'raisedAt'], {
  where: 'acknowledged_at IS NULL AND ended_at IS NULL',
})
@Check('alert_severity_ck', "severity IN ('amber', 'red')")
export class AlertEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'alert_pk' })
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Column('text')
  kind!: AlertKind;

  @Column('text')
  severity!: Alert['severity'];

  @Column('uuid', { name: 'incident_id', nullable: true })
  incidentId!: string | null;

  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId!: string | null;

  @Column('uuid', { name: 'facility_id', nullable: true })
  facilityId!: string | null;

  /** Never holds personal data. */
  @Column('jsonb')
  facts!: Alert['facts'];

  @Column('timestamptz', { name: 'raised_at' })
  raisedAt!: Date;

  @Column('timestamptz', { name: 'acknowledged_at', nullable: true })
  acknowledgedAt!: Date | null;

  @Column('jsonb', { name: 'acknowledged_by', nullable: true })
  acknowledgedBy!: Actor | null;

  @Column('timestamptz', { name: 'taken_at', nullable: true })
  takenAt!: Date | null;

  @Column('jsonb', { name: 'taken_by', nullable: true })
  takenBy!: Actor | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
