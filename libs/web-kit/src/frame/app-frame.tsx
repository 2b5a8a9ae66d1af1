import { type WantedTopics } from '#siaga/client';
import { CloudOff } from 'lucide-react';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../lib/lazy-part.js';
import { RealtimeProvider } from '../realtime/realtime-provider.js';
import { Button } from '../ui/button.js';
import { EmptyState, Loading } from '../ui/empty-state.js';
import { ErrorBoundary } from '../ui/error-boundary.js';
import { Toasts } from '../ui/toasts.js';
import { useLeaving } from './leave.js';
import { useChangePassword } from './open-change-password.js';
import { mustChangePassword, useSession } from '../session/session-store.js';

const CHECK_AGAIN_MS = 5_000;

/** The forms stay out of the first load of who is signed in already. */
const SignIn = lazyPart(async () => (await import('./sign-in.js')).SignIn, <Loading />);
const MustChangePassword = lazyPart(
  async () => (await import('./windows.js')).MustChangePassword,
  <Loading />,
);
const ChangePasswordDialog = lazyPart(async () => (await import('./windows.js')).ChangePasswordDialog);

const LeaveDialog = lazyPart(async () => (await import('./windows.js')).LeaveDialog);

function Unreachable(): ReactElement {
  const { t } = useTranslation('common');
  const check = useSession((state) => state.check);
  useEffect(() => {
    const timer = setInterval(() => void check(), CHECK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [check]);
  return (
    <EmptyState icon={CloudOff} title={t('connection.unreachable')} text={t('connection.unreachableHint')}>
      <Button onClick={() => void check()}>{t('action.retry')}</Button>
    </EmptyState>
  );
}

/**
 * What every front end stands in: asks who is signed in, shows the sign-in screen, the demand for an own password
 * or the app, keeps the realtime line
 * open, and shows messages. Set `opensOffline` for an app that must open without a line (the crew's phone).
 */
export function AppFrame({
  children,
  wants,
  opensOffline = false,
}: {
  children: ReactNode;
  /** What the app hears; a function that stays the same. */
  wants: WantedTopics;
  opensOffline?: boolean;
}): ReactElement {
  const status = useSession((state) => state.status);
  const mustChange = useSession(mustChangePassword);
  const check = useSession((state) => state.check);
  const isChanging = useChangePassword((state) => state.isOpen);
  const isLeaving = useLeaving((state) => state.isAsking);
  useEffect(() => void check(), [check]);

  let content: ReactNode;
  if (status === 'checking') content = <Loading />;
  else if (status === 'signed_out') content = <SignIn />;
  else if (status === 'unreachable' && !opensOffline) content = <Unreachable />;
  else if (mustChange) content = <MustChangePassword />;
  else content = children;

  return (
    <ErrorBoundary>
      <RealtimeProvider wants={wants} />
      {content}
      {status === 'signed_in' && !mustChange && isChanging && <ChangePasswordDialog />}
      {status === 'signed_in' && isLeaving && <LeaveDialog />}
      <Toasts />
    </ErrorBoundary>
  );
}
