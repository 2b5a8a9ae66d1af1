import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AppFrame, useEntities, useSession } from '#siaga/web-kit';
import { type CrewManifest, OwnManifests } from './crew-manifest.js';
import { SoundUnlocker } from './device/offer-alarm.js';
import { crewTopics } from './duty/crew-topics.js';
import { asSnapshot, keepLastKnown, readLastKnown, type LastKnown } from './duty/last-known.js';
import { DutyScreen } from './duty/duty-screen.js';
import { QueueSender } from './offline/command-queue.js';
import { PushSilencer } from './push/push-silencer.js';

const CHECK_AGAIN_MS = 5_000;

/** Renders nothing: asks again who is signed in while the centre could not be asked, at once when the phone is back on the net. */
function SessionSeeker(): null {
  const isUnreachable = useSession((state) => state.status === 'unreachable');
  const check = useSession((state) => state.check);
  useEffect(() => {
    if (!isUnreachable) return;
    const again = () => void check();
    const timer = setInterval(again, CHECK_AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [isUnreachable, check]);
  return null;
}

/** Puts what this phone knows into the store before anything is drawn, when the page opened without a line. */
function useStoredStart(): LastKnown | null {
  const [known] = useState(() => {
    const stored = readLastKnown();
    const { isLoaded, takeSnapshot } = useEntities.getState();
    if (stored && !isLoaded && useSession.getState().status === 'unreachable')
      takeSnapshot(asSnapshot(stored));
    return stored;
  });
  useEffect(() => keepLastKnown(), []);
  return known;
}

function SignedInOrOffline(): ReactElement {
  const { t } = useTranslation('crew');
  const session = useSession((state) => state.session);
  const known = useStoredStart();
  const account = session
    ? { id: session.account.id, name: session.account.displayName }
    : (known?.account ?? null);
  if (!account) {
    return (
      <main className="cr-screen cr-centre">
        <h1>{t('start.offlineTitle')}</h1>
        <p>{t('start.offlineHint')}</p>
      </main>
    );
  }
  return (
    <>
      <QueueSender accountId={account.id} />
      <DutyScreen
        key={account.id}
        accountId={account.id}
        accountName={account.name}
        knownAtMs={session ? null : (known?.atMs ?? null)}
      />
    </>
  );
}

export function CrewApp({ manifests }: { manifests: readonly CrewManifest[] }): ReactElement {
  return (
    <OwnManifests manifests={manifests}>
      <SoundUnlocker />
      <PushSilencer />
      <AppFrame opensOffline wants={crewTopics}>
        <SessionSeeker />
        <SignedInOrOffline />
      </AppFrame>
    </OwnManifests>
  );
}
