import { Eye, EyeOff, Languages, Moon, Sun } from 'lucide-react';
import { type ReactElement, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#siaga/client';
import { type PublicInfo } from '#siaga/contracts';
import { errorText } from '../i18n/error-text.js';
import { useFormat } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { useNow } from '../lib/server-clock.js';
import { useTheme } from '../lib/theme.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import { useSession } from './session-store.js';

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
              <span className="muted small truncate">{account.note}</span>
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

/** The form's state: what is typed, what went wrong, how long to wait after too many tries. */
function useSignInForm() {
  const signIn = useSession((state) => state.signIn);
  const now = useNow();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ error: unknown; untilMs: number } | null>(null);
  const waitS = failure ? Math.ceil((failure.untilMs - now) / 1_000) : 0;

  const submit = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await signIn(username, password);
    } catch (error) {
      setFailure({ error, untilMs: throttledUntilMs(error, now) });
    } finally {
      setBusy(false);
    }
  };
  return { username, setUsername, password, setPassword, isBusy, failure, waitS, submit };
}

/** The sign-in screen of every front end: name, password, refusals in plain words, demo accounts only in the demo. */
export function SignIn(): ReactElement {
  const { t } = useTranslation('common');
  const format = useFormat();
  const info = useSession((state) => state.info);
  const reason = useSession((state) => state.reason);
  const form = useSignInForm();
  const [isShown, setShown] = useState(false);

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void form.submit();
  };
  const isWaiting = form.waitS > 0;
  const problem = isWaiting
    ? t('signIn.throttled', { span: format.span(form.waitS) })
    : form.failure && form.failure.untilMs === 0
      ? errorText(form.failure.error, t)
      : null;

  return (
    <main className="sg-signin">
      <div className="box">
        <div className="sg-logo">
          Siaga<b>.</b>
        </div>
        <form onSubmit={onSubmit}>
          <h1>{t('signIn.title', { centre: info?.centreName ?? t('app.name') })}</h1>
          {problem === null && reason !== 'none' && (
            <div className="muted">{t(`signIn.ended.${reason}`)}</div>
          )}
          {problem !== null && (
            <div className="problem" role="alert">
              {problem}
            </div>
          )}
          <Field
            label={t('signIn.username')}
            value={form.username}
            onChange={(event) => form.setUsername(event.target.value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            required
          />
          <Field
            label={t('signIn.password')}
            type={isShown ? 'text' : 'password'}
            value={form.password}
            onChange={(event) => form.setPassword(event.target.value)}
            autoComplete="current-password"
            required
            hint={
              <button type="button" className="sg-button ghost" onClick={() => setShown(!isShown)}>
                {isShown ? <EyeOff size={13} aria-hidden /> : <Eye size={13} aria-hidden />}{' '}
                {t(isShown ? 'signIn.hide' : 'signIn.show')}
              </button>
            }
          />
          <Button kind="primary" type="submit" isBusy={form.isBusy} disabled={isWaiting}>
            {t('signIn.submit')}
          </Button>
        </form>
        {info && (
          <DemoAccounts
            info={info}
            onPick={(username, password) => {
              form.setUsername(username);
              form.setPassword(password);
            }}
          />
        )}
        <Switches />
      </div>
    </main>
  );
}
