import { BellOff } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner, Button, playSound, showError, unlockSound, useSound } from '#siaga/web-kit';

const ROUND_MS = 2_400;
const LOUD = 0.9;

/** Renders nothing: sounds until every inbound is answered, and counts them in the tab's title. */
export function InboundAlarm({ openCount, title }: { openCount: number; title: string }): null {
  const isRinging = openCount > 0;
  useEffect(() => {
    if (!isRinging) return;
    playSound('alert', LOUD);
    const timer = setInterval(() => playSound('alert', LOUD), ROUND_MS);
    return () => clearInterval(timer);
  }, [isRinging]);
  useEffect(() => {
    document.title = openCount > 0 ? `(${openCount}) ${title}` : title;
  }, [openCount, title]);
  return null;
}

/** Renders nothing: takes the first press anywhere as leave for sound, the one at sign-in included. */
export function SoundUnlocker(): null {
  const isWanted = useSound((state) => state.isOn && !state.isUnlocked);
  useEffect(() => {
    if (!isWanted) return;
    const stop = new AbortController();
    const unlock = () => void unlockSound().catch(showError);
    // At the end of the press: the banner that goes at its start would move what is pressed from under the finger.
    document.addEventListener('pointerup', unlock, { signal: stop.signal, passive: true });
    document.addEventListener('keydown', unlock, { signal: stop.signal });
    return () => stop.abort();
  }, [isWanted]);
  return null;
}

/** Says when the desk cannot be heard, and mends it with one press. */
export function SoundBanner(): ReactElement | null {
  const { t } = useTranslation('desk');
  const { isOn, isUnlocked, setOn } = useSound();
  if (isOn && isUnlocked) return null;
  const press = () => {
    setOn(true);
    void unlockSound().catch(showError);
  };
  return (
    <Banner icon={<BellOff size={18} aria-hidden />}>
      <span className="dk-banner">
        {isOn ? t('sound.locked') : t('sound.muted')}
        <Button kind="secondary" onClick={press}>
          {isOn ? t('sound.unlock') : t('sound.unmute')}
        </Button>
      </span>
    </Banner>
  );
}
