import { Dialog, Kbd } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsoleManifests } from '../state/console-manifest.js';

/** All keys of the manifests with what they do. */
export function KeyHelp({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const keys = useConsoleManifests().flatMap((manifest) => manifest.keys ?? []);
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      {/* On a small screen it is longer than the window, and nothing in it takes the focus by which a keyboard scrolls. */}
      <dl className="keylist" tabIndex={0}>
        {keys.map(({ shown, text }) => (
          <div key={shown}>
            <dt>
              <Kbd>{shown}</Kbd>
            </dt>
            <dd>{text(t)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
