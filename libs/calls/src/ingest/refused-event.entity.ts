import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Actor, CallEventType, FieldProblem } from '#siaga/contracts';

/** A row of `call_event`, of which the ingest looks at refused ones. Never leaves this lib. */
@Entity('call_event')
@Unique('call_event_once_uq', ['callId', 'sourceCallId', 'type', 'at'])
@Index('call_event_leg_idx', ['source', 'sourceCallId', 'receivedAt'], { where: 'call_id IS NOT NULL' })
@Index('call_event_linked_idx', ['source', 'linkedId', 'receivedAt'], {
  where: 'call_id IS NOT NULL AND linked_id IS NOT NULL',
})
@Index('call_event_refused_uq', ['source', 'bodyDigest'], { unique: true, where: "status = 'refused'" })
@Index('call_event_refused_idx', ['source', 'receivedAt'], { where: "status = 'refused'" })
@Check(
  'call_event_type_ck',
  "type IN ('offered','queued','ringing','answered','held','transferred','abandoned','ended','cdr')",
)
@Check('call_event_status_ck', "status IN ('applied','refused','retried')")
@Check('call_event_refused_ck', "status <> 'refused' OR (fields IS NOT NULL AND body_digest IS NOT NULL)")
@Check('call_event_applied_ck', "status = 'refused' OR call_id IS NOT NULL")
export class RefusedEventEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'call_event_pk' })
  id!: string;

  @Column('text')
  source!: string;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;

  @Column('text', { name: 'source_call_id', nullable: true })
  sourceCallId!: string | null;

  @Column('text', { name: 'linked_id', nullable: true })
  linkedId!: string | null;

  @Column('text', { nullable: true })
  type!: CallEventType | null;

  @Column('timestamptz', { nullable: true })
  at!: Date | null;

  @Column('text', { nullable: true })
  agent!: string | null;

  @Column('text', { nullable: true })
  cause!: string | null;

  @Column('text', { name: 'body_sealed' })
  bodySealed!: string;

  @Column('bytea', { name: 'body_digest', nullable: true })
  bodyDigest!: Buffer | null;

  @Column('text')
  status!: 'applied' | 'refused' | 'retried';

  /** Never null while it is refused. */
  @Column('jsonb', { nullable: true })
  fields!: FieldProblem[] | null;

  @Column('uuid', { name: 'call_id', nullable: true })
  callId!: string | null;

  @Column('bytea', { name: 'caller_digest', nullable: true })
  callerDigest!: Buffer | null;

  @Column('jsonb', { name: 'retried_by', nullable: true })
  retriedBy!: Actor | null;
}
