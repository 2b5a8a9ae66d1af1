import { Eye, EyeOff, Languages, Moon, Sun } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#siaga/client';
import { type PublicInfo, SignInInput } from '#siaga/contracts';
import { FormBox, FormField } from '../form/form-parts.js';
import { useZodForm } from '../form/use-zod-form.js';
import { errorText } from '../i18n/error-text.js';
import { useFormat } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { useNow } from '../lib/server-clock.js';
import { useTheme } from '../lib/theme.js';
import { Button } from '../ui/button.js';
import { useSession } from '../session/session-store.js';

function throttledUntilMs(error: unknown, nowMs: number): number {
  if (!(error instanceof ApiError) || error.code !== 'IDENTITY.THROTTLED') return 0;
  const waitS = error.details['retryAfterS'];
  return typeof waitS === 'number' ? nowMs + waitS * 1_000 : 0;
}

function DemoAccounts({
  info,
  onPick,
}: {
  info: PublicInfo;
  onPick: (username: string, password: string) => void;
}): ReactElement | null {
  const { t } = useTranslation('common');
  if (!info.isDemo || info.demoAccounts.length === 0) return null;
  return (
    <section className="sg-demo">
      <b>{t('signIn.demoTitle')}</b>
      <div className="muted small">{t('signIn.demoHint')}</div>
      <ul>
        {info.demoAccounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onPick(account.username, account.password)}>
              <b>{account.username}</b>
              <span className="muted small">{account.note}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Switches(): ReactElement {
  const { t } = useTranslation('common');
  const { theme, setTheme } = useTheme();
  const { language, setLanguage } = useLanguage();
  return (
    <div className="switches">
      <Button kind="ghost" onClick={() => setLanguage(language === 'id' ? 'en' : 'id')}>
        <Languages size={13} aria-hidden /> {t(`settings.${language === 'id' ? 'en' : 'id'}`)}
      </Button>
      <Button kind="ghost" onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
        {theme === 'dark' ? <Sun size={13} aria-hidden /> : <Moon size={13} aria-hidden />}{' '}
        {t(`settings.${theme === 'dark' ? 'light' : 'dark'}`)}
      </Button>
    </div>
  );
}

/** The form, what went wrong at the door, and how long to wait after too many tries. */
function useSignInForm() {
  const signIn = useSession((state) => state.signIn);
  const now = useNow();
  const form = useZodForm(SignInInput, { username: '', password: '' }, 'never');
  const [failure, setFailure] = useState<{ error: unknown; untilMs: number } | null>(null);
  const waitS = failure ? Math.ceil((failure.untilMs - now) / 1_000) : 0;

  const submit = async ({ username, password }: SignInInput): Promise<void> => {
    setFailure(null);
    try {
      await signIn(username, password);
    } catch (error) {
      setFailure({ error, untilMs: throttledUntilMs(error, now) });
    }
  };
  return { form, failure, waitS, submit };
}

/** The sign-in screen of every front end: name, password, refusals in plain words, demo accounts only in the demo. */
export function SignIn(): ReactElement {
  const { t } = useTranslation('common');
  const format = useFormat();
  const info = useSession((state) => state.info);
  const { reason, otherName } = useSession();
  const { form, failure, waitS, submit } = useSignInForm();
  const [isShown, setShown] = useState(false);

  const isWaiting = waitS > 0;
  const problem = isWaiting
    ? t('throttled', { span: format.span(waitS) })
    : failure && failure.untilMs === 0
      ? errorText(failure.error, t)
      : null;

  return (
    <main className="sg-signin">
      <div className="box">
        <div className="sg-logo">
          Siaga<b>.</b>
        </div>
        <FormBox form={form} onSubmit={submit}>
          <h1>{t('signIn.title', { centre: info?.centreName ?? t('app.name') })}</h1>
          {problem === null && reason !== 'none' && (
            <div className="muted" role="status">
              {t(`signIn.ended.${reason}`, { name: otherName ?? t('signIn.otherPerson') })}
              {reason === 'other_account' && (
                <Button kind="ghost" onClick={() => window.location.reload()}>
                  {t('signIn.goOnAs', { name: otherName ?? t('signIn.otherPerson') })}
                </Button>
              )}
            </div>
          )}
          {problem !== null && (
            <div className="problem" role="alert">
              {problem}
            </div>
          )}
          <FormField
            form={form}
            name="username"
            label={t('signIn.username')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
          />
          <FormField
            form={form}
            name="password"
            label={t('signIn.password')}
            type={isShown ? 'text' : 'password'}
            autoComplete="current-password"
          />
          <Button kind="ghost" className="reveal" onClick={() => setShown(!isShown)}>
            {isShown ? <EyeOff size={13} aria-hidden /> : <Eye size={13} aria-hidden />}{' '}
            {t(isShown ? 'signIn.hide' : 'signIn.show')}
          </Button>
          <Button kind="primary" type="submit" isBusy={form.formState.isSubmitting} disabled={isWaiting}>
            {t('signIn.submit')}
          </Button>
        </FormBox>
        {info && (
          <DemoAccounts
            info={info}
            onPick={(username, password) => {
              form.setValue('username', username);
              form.setValue('password', password);
            }}
          />
        )}
        <Switches />
      </div>
    </main>
  );
}
