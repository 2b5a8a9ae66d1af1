import { CreateAccountInput, type Grant, NewPassword, Role, type Scope } from '#siaga/contracts';
import {
  Button,
  FormBox,
  FormField,
  Select,
  showDone,
  useEntities,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { onlyOne } from '../state/only-one.js';

const isOfFacility = (role: Role): boolean => role === 'facility_staff' || role === 'clinic_head';

/** Where a role can hold: crew a unit or a region, staff and heads of clinics a facility, the others regions. */
function useScopes(role: Role): readonly { value: string; text: string; scope: Scope }[] {
  const { unit, facility } = useEntities((state) => state.entities);
  const regions = useEntities((state) => state.regions);
  const ofRegions = regions.map(({ code, name }) => ({
    value: code,
    text: name,
    scope: { kind: 'region' as const, regionCode: code },
  }));
  if (isOfFacility(role)) {
    return [...facility.values()].map(({ id, name }) => ({
      value: id,
      text: name,
      scope: { kind: 'facility' as const, facilityId: id },
    }));
  }
  if (role !== 'crew') return ofRegions;
  return [
    ...[...unit.values()].map(({ id, callSign }) => ({
      value: id,
      text: callSign,
      scope: { kind: 'unit' as const, unitId: id },
    })),
    ...ofRegions,
  ];
}

function GrantPicker({ onPick }: { onPick: (grant: Grant) => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const [role, setRole] = useState<Role>('operator');
  const scopes = useScopes(role);
  const [chosen, setChosen] = useState('');
  const scope = scopes.find((option) => option.value === chosen) ?? onlyOne(scopes);
  return (
    <div className="line">
      <Select
        label={t('accounts.role')}
        value={role}
        options={Role.options.map((value) => ({ value, text: t(`common:role.${value}`) }))}
        onChange={setRole}
      />
      <Select
        label={t(
          isOfFacility(role)
            ? 'accounts.scopeFacility'
            : role === 'crew'
              ? 'accounts.scopeUnit'
              : 'accounts.scopeRegion',
        )}
        value={scope?.value ?? ''}
        options={scopes.map(({ value, text }) => ({ value, text }))}
        onChange={setChosen}
      />
      <Button disabled={!scope} onClick={() => scope && onPick({ role, scope: scope.scope })}>
        {t('accounts.addGrant')}
      </Button>
    </div>
  );
}

interface GrantEditorProps {
  grants: readonly Grant[];
  grantText: (grant: Grant) => string;
  isBusy: boolean;
  onSave: (grants: Grant[]) => void;
}

/** Adds and removes rights; each change is told at once. */
export function GrantEditor({ grants, grantText, isBusy, onSave }: GrantEditorProps): ReactElement {
  const { t } = useTranslation('console');
  const isHeld = (grant: Grant): boolean => grants.some((one) => grantText(one) === grantText(grant));
  return (
    <div className="form inset">
      {grants.length === 0 && <p className="note is-amber">{t('accounts.noGrant')}</p>}
      {grants.map((grant, index) => (
        <div key={grantText(grant)} className="line">
          <span className="grow">{grantText(grant)}</span>
          <Button
            kind="ghost"
            disabled={isBusy}
            onClick={() => onSave(grants.filter((_, at) => at !== index))}
          >
            {t('accounts.removeGrant')}
          </Button>
        </div>
      ))}
      <GrantPicker onPick={(grant) => !isHeld(grant) && onSave([...grants, grant])} />
    </div>
  );
}

const ResetPassword = z.object({ password: NewPassword });

/** A new password for somebody else, who has to change it at the next sign-in. */
export function PasswordForm({
  name,
  isBusy,
  onSave,
}: {
  name: string;
  isBusy: boolean;
  onSave: (password: string) => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const form = useZodForm(ResetPassword, { password: '' }, 'never');
  return (
    <FormBox form={form} className="form inset" onSubmit={({ password }) => onSave(password)}>
      <FormField
        form={form}
        name="password"
        label={t('accounts.resetTitle', { name })}
        hint={t('accounts.passwordHint')}
        type="password"
        autoComplete="new-password"
      />
      <Button type="submit" isBusy={isBusy}>
        {t('accounts.reset')}
      </Button>
    </FormBox>
  );
}

const TAKEN = { 'IDENTITY.USERNAME_TAKEN': 'username' } as const;

/** A new account with its rights, which are shown as they will be. */
export function CreateAccountForm({
  grantText,
  onCreated,
}: Pick<GrantEditorProps, 'grantText'> & { onCreated: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const form = useZodForm(
    CreateAccountInput,
    { username: '', displayName: '', password: '', grants: [] },
    'account:new',
  );
  const { run, isBusy } = useFormCommand(form, 'createAccount', TAKEN);
  const grants = useWatch({ control: form.control, name: 'grants' });
  const create = async (input: CreateAccountInput): Promise<void> => {
    if (!(await run(input))) return;
    showDone(t('accounts.saved'));
    onCreated();
  };
  return (
    <FormBox form={form} className="form inset" onSubmit={create}>
      <FormField
        form={form}
        name="username"
        label={t('accounts.username')}
        hint={t('accounts.usernameForm')}
        says={() => t('accounts.usernameForm')}
        autoComplete="off"
        autoFocus
      />
      <FormField form={form} name="displayName" label={t('accounts.displayName')} autoComplete="off" />
      <FormField
        form={form}
        name="password"
        label={t('accounts.password')}
        hint={t('accounts.passwordHint')}
        type="password"
        autoComplete="new-password"
      />
      <GrantEditor
        grants={grants}
        grantText={grantText}
        isBusy={isBusy}
        onSave={(next) => form.setValue('grants', next)}
      />
      <Button kind="primary" type="submit" isBusy={isBusy}>
        {t('accounts.save')}
      </Button>
    </FormBox>
  );
}
