import { ApiError } from '#siaga/client';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormBox, FormField } from '../form/form-parts.js';
import { useZodForm } from '../form/use-zod-form.js';
import { errorText } from '../i18n/error-text.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { showDone, showError } from '../lib/toast-store.js';
import {
  type PasswordEntry,
  passwordProblem,
  type PasswordProblem,
  SHORTEST_PASSWORD,
} from './new-password.policy.js';
import { useChangePassword } from './open-change-password.js';
import { useSession } from '../session/session-store.js';

const EMPTY: PasswordEntry = { current: '', next: '', again: '' };
const FIELD_OF: Record<PasswordProblem, keyof PasswordEntry> = {
  no_current: 'current',
  too_short: 'next',
  too_long: 'next',
  same: 'next',
  differs: 'again',
};

/** Judged as the policy does, which knows what the server would say; the message is the problem's name. */
const Entry = z
  .object({ current: z.string(), next: z.string(), again: z.string() })
  .superRefine((entry, context) => {
    const problem = passwordProblem(entry);
    if (problem) context.addIssue({ code: 'custom', path: [FIELD_OF[problem]], message: problem });
  });

function PasswordForm({ onDone }: { onDone: () => void }): ReactElement {
  const { t } = useTranslation('common');
  const changePassword = useSession((state) => state.changePassword);
  const form = useZodForm(Entry, EMPTY, 'never');
  const [failure, setFailure] = useState<unknown>(null);
  const submit = async ({ current, next }: PasswordEntry): Promise<void> => {
    setFailure(null);
    try {
      await changePassword(current, next);
      onDone();
    } catch (error) {
      if (error instanceof ApiError && error.code === 'IDENTITY.WRONG_CREDENTIALS')
        form.setError('current', { message: 'wrong' }, { shouldFocus: true });
      else setFailure(error);
    }
  };
  const says = (problem: string): string =>
    t(`password.problem.${problem as PasswordProblem | 'wrong'}`, { n: SHORTEST_PASSWORD });
  return (
    <FormBox form={form} onSubmit={submit} className="sg-password">
      {failure !== null && (
        <div className="problem" role="alert">
          {errorText(failure, t)}
        </div>
      )}
      {(['current', 'next', 'again'] as const).map((field) => (
        <FormField
          key={field}
          form={form}
          name={field}
          label={t(`password.${field}`)}
          hint={field === 'next' ? t('password.hint', { n: SHORTEST_PASSWORD }) : undefined}
          says={says}
          type="password"
          autoComplete={field === 'current' ? 'current-password' : 'new-password'}
          autoFocus={field === 'current'}
        />
      ))}
      <Button kind="primary" type="submit" isBusy={form.formState.isSubmitting}>
        {t('password.submit')}
      </Button>
    </FormBox>
  );
}

/** The window for changing one's own password. */
export function ChangePasswordDialog(): ReactElement {
  const { t } = useTranslation('common');
  const close = (): void => useChangePassword.setState({ isOpen: false });
  return (
    <Dialog title={t('password.title')} onClose={close}>
      <PasswordForm
        onDone={() => {
          close();
          showDone(t('password.done'));
        }}
      />
    </Dialog>
  );
}

/** The only screen of a person whose password was set by somebody else: change it, or leave. */
export function MustChangePassword(): ReactElement {
  const { t } = useTranslation('common');
  const name = useSession((state) => state.session?.account.displayName ?? '');
  const signOut = useSession((state) => state.signOut);
  return (
    <main className="sg-signin">
      <div className="box">
        <div className="sg-logo">
          Siaga<b>.</b>
        </div>
        <section className="must">
          <h1>{t('password.mustTitle', { name })}</h1>
          <p className="muted">{t('password.mustText')}</p>
          <PasswordForm onDone={() => showDone(t('password.done'))} />
        </section>
        <Button kind="ghost" onClick={() => void signOut().catch(showError)}>
          {t('action.signOut')}
        </Button>
      </div>
    </main>
  );
}
