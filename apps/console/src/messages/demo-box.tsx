import { Dialog, EmptyState, FetchedPart, useFetched, useFormat } from '#siaga/web-kit';
import { Inbox } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Every message that the demo kept instead of sending it, newest first. */
export function DemoBox({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const fetched = useFetched('demoMessages', {});
  return (
    <Dialog title={t('demoBox.title')} onClose={onClose} isWide>
      <p>{t('demoBox.intro')}</p>
      <FetchedPart fetched={fetched}>
        {({ messages }) =>
          messages.length === 0 ? (
            <EmptyState icon={Inbox} title={t('demoBox.none')} />
          ) : (
            <ul className="alertlist">
              {messages.map((message) => (
                <li key={message.id} className="alertline">
                  <span className="grow">
                    <b>
                      {format.dayTime(message.at)}, {t(`demoBox.channel.${message.channel}`)},{' '}
                      {t('demoBox.to', { to: message.to })}
                    </b>
                    {message.title !== null && <small>{message.title}</small>}
                    <span>{message.text}</span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </FetchedPart>
    </Dialog>
  );
}
