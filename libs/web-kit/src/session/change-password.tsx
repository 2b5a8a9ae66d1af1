import { ApiError } from '#siaga/client';
import { type ReactElement, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../i18n/error-text.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { showDone, showError } from '../ui/toast-store.js';
import {
  type PasswordEntry,
  passwordProblem,
  type PasswordProblem,
  SHORTEST_PASSWORD,
} from './new-password.policy.js';
import { useChangePassword } from './open-change-password.js';
import { useSession } from './session-store.js';

const EMPTY: PasswordEntry = { current: '', next: '', again: '' };

type Entry = keyof PasswordEntry;
const FIELD_OF: Record<PasswordProblem, Entry> = {
  no_current: 'current',
  too_short: 'next',
  too_long: 'next',
  same: 'next',
  differs: 'again',
};

/** What is typed, what is wrong with it, and the sending. */
function usePasswordEntry(onDone: () => void) {
  const { t } = useTranslation('common');
  const changePassword = useSession((state) => state.changePassword);
  const [entry, setEntry] = useState(EMPTY);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ field: Entry | null; text: string } | null>(null);

  const submit = async (): Promise<void> => {
    const found = passwordProblem(entry);
    if (found) {
      setProblem({ field: FIELD_OF[found], text: t(`password.problem.${found}`, { n: SHORTEST_PASSWORD }) });
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await changePassword(entry.current, entry.next);
      onDone();
    } catch (error) {
      const isWrong = error instanceof ApiError && error.code === 'IDENTITY.WRONG_CREDENTIALS';
      setProblem(
        isWrong
          ? { field: 'current', text: t('password.problem.wrong') }
          : { field: null, text: errorText(error, t) },
      );
    } finally {
      setBusy(false);
    }
  };
  const edit = (field: Entry, value: string): void => {
    setEntry({ ...entry, [field]: value });
    setProblem(null);
  };
  return { entry, edit, isBusy, problem, submit };
}

function PasswordForm({ onDone }: { onDone: () => void }): ReactElement {
  const { t } = useTranslation('common');
  const form = usePasswordEntry(onDone);
  const box = useRef<HTMLFormElement>(null);
  const fields: readonly Entry[] = ['current', 'next', 'again'];
  const { problem } = form;
  useEffect(() => {
    if (problem) box.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problem]);
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form ref={box} className="sg-password" onSubmit={onSubmit} noValidate>
      {problem?.field === null && (
        <div className="problem" role="alert">
          {problem.text}
        </div>
      )}
      {fields.map((field) => (
        <Field
          key={field}
          label={t(`password.${field}`)}
          hint={field === 'next' ? t('password.hint', { n: SHORTEST_PASSWORD }) : undefined}
          problem={problem?.field === field ? problem.text : null}
          type="password"
          autoComplete={field === 'current' ? 'current-password' : 'new-password'}
          autoFocus={field === 'current'}
          value={form.entry[field]}
          onChange={(event) => form.edit(field, event.target.value)}
        />
      ))}
      <Button kind="primary" type="submit" isBusy={form.isBusy}>
        {t('password.submit')}
      </Button>
    </form>
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
