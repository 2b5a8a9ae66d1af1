import { Button, showError } from '#siaga/web-kit';
import { Camera, X } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cardPart, pixelsOf, pixelsOfFile } from './frame.js';
import { type Rgba } from './gray.js';
import { type CardReading } from './read-card.js';
import { readFrame } from './reader.js';
import { useCamera } from './use-camera.js';

/** The camera with a frame to aim with. A picture is read on this phone and then is nowhere. */
export function ScanCard({
  today,
  onRead,
  onClose,
}: {
  today: string;
  onRead: (reading: CardReading) => void;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { video, state } = useCamera();
  const [isReading, setReading] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);

  const read = async (take: () => Rgba | Promise<Rgba>): Promise<void> => {
    setReading(true);
    try {
      onRead(await readFrame(await take(), today));
    } catch (error) {
      showError(error);
      setReading(false);
    }
  };
  const shoot = (): void => {
    const picture = video.current;
    if (!picture) return;
    void read(() => pixelsOf(picture, cardPart(picture.videoWidth, picture.videoHeight)));
  };
  const says = state === 'on' ? (isReading ? 'reading' : 'aim') : state;
  return (
    <section className="ent-scan" aria-label={t('entry.scan.title')} ref={box} tabIndex={-1}>
      <div className="view">
        <video ref={video} autoPlay playsInline muted aria-hidden />
        <div className="aim" aria-hidden />
      </div>
      <p role="status">{t(`entry.scan.${says}`)}</p>
      <div className="ent-acts">
        <Button kind="primary" isBusy={isReading} disabled={state !== 'on'} onClick={shoot}>
          <Camera size={20} aria-hidden /> {t('entry.scan.shoot')}
        </Button>
        <label className="sg-button secondary ent-file">
          {t('entry.scan.file')}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            disabled={isReading}
            onChange={({ target }) => {
              const file = target.files?.[0];
              target.value = '';
              if (file) void read(() => pixelsOfFile(file));
            }}
          />
        </label>
        <Button onClick={onClose}>
          <X size={18} aria-hidden /> {t('entry.scan.close')}
        </Button>
      </div>
      <p className="muted">{t('entry.scan.privacy')}</p>
    </section>
  );
}
