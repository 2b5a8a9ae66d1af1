import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  Unique,
  type Relation,
} from 'typeorm';
import type { Grant, Role } from '#siaga/contracts';
import { newId } from '#siaga/kernel';

/** A row of `account`. Never leaves this lib. */
@Entity('account')
@Unique('account_username_uq', ['username'])
@Check('account_version_ck', 'version > 0')
export class AccountEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'account_pk' })
  id!: string;

  /** Counts its changes, for the journal. */
  @Column('integer', { default: 1 })
  version!: number;

  @Column('text')
  username!: string;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  @Column('text', { name: 'password_hash' })
  passwordHash!: string;

  @Column('boolean', { name: 'must_change_password', default: false })
  mustChangePassword!: boolean;

  @Column('boolean', { name: 'is_demo', default: false })
  isDemo!: boolean;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @OneToMany(() => GrantEntity, (grant) => grant.account)
  grants!: Relation<GrantEntity>[];
}

/** A row of `account_grant`: a role in one scope. Never leaves this lib. */
@Entity('account_grant')
@Index('account_grant_account_idx', ['accountId'])
@Check(
  'account_grant_role_ck',
  "role IN ('operator','supervisor','crew','facility_staff','clinic_head','field_officer','health_office','entry_officer','admin')",
)
@Check('account_grant_one_scope_ck', 'num_nonnulls(region_code, unit_id, facility_id) = 1')
export class GrantEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'account_grant_pk' })
  id!: string;

  @Column('uuid', { name: 'account_id' })
  accountId!: string;

  @ManyToOne(() => AccountEntity, (account) => account.grants, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'account_grant_account_fk' })
  account!: Relation<AccountEntity>;

  @Column('text')
  role!: Role;

  @Column('text', { name: 'region_code', nullable: true })
  regionCode!: string | null;

  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId!: string | null;

  @Column('uuid', { name: 'facility_id', nullable: true })
  facilityId!: string | null;
}

/** The columns of a grant. */
export function grantColumns(accountId: string, { role, scope }: Grant): Omit<GrantEntity, 'account'> {
  return {
    id: newId(),
    accountId,
    role,
    regionCode: scope.kind === 'region' ? scope.regionCode : null,
    unitId: scope.kind === 'unit' ? scope.unitId : null,
    facilityId: scope.kind === 'facility' ? scope.facilityId : null,
  };
}

export function toGrant({ role, regionCode, unitId, facilityId }: GrantEntity): Grant {
  if (unitId) return { role, scope: { kind: 'unit', unitId } };
  if (facilityId) return { role, scope: { kind: 'facility', facilityId } };
  return { role, scope: { kind: 'region', regionCode: regionCode ?? '' } };
}
