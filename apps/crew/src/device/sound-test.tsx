import { Volume2, VolumeX } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { showError } from '#siaga/web-kit';
import { useTranslation } from 'react-i18next';
import { unlockSound, useOfferAlarm, useSoundUnlocked } from './offer-alarm.js';

/** Rings as an offer would, so that the crew knows that it will be heard. */
export function SoundTest(): ReactElement {
  const { t } = useTranslation('crew');
  const isUnlocked = useSoundUnlocked();
  const [isTesting, setTesting] = useState(false);
  useOfferAlarm(isTesting);
  const press = () => {
    void unlockSound().catch(showError);
    setTesting(!isTesting);
  };
  const text = isTesting ? 'sound.stop' : isUnlocked ? 'sound.test' : 'sound.off';
  return (
    <button
      type="button"
      className={`cr-button ${isUnlocked ? '' : 'warned'}`}
      onClick={press}
      aria-pressed={isTesting}
    >
      {isUnlocked ? <Volume2 size={22} aria-hidden /> : <VolumeX size={22} aria-hidden />}
      <span>{t(text)}</span>
    </button>
  );
}
