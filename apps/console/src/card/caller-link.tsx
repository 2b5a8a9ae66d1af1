import { type Call, type CallerLink, type LinkChannel } from '#siaga/contracts';
import { Age, Button, useCommand, useEntities, useFormat, usePermission, useKeys } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** How far the newest link went; a phone that told its position says how exact that is. */
function LinkState({ link, call }: { link: CallerLink; call: Call }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const shared = call.fixes.findLast(({ by }) => by.kind === 'visitor');
  if (link.sharedAt && shared)
    return (
      <>
        {t('link.shared', { radius: format.accuracy(shared.place.accuracyM) })} <Age of={link.sharedAt} />
      </>
    );
  if (link.openedAt)
    return (
      <>
        {t('link.opened')} <Age of={link.openedAt} />
      </>
    );
  return (
    <>
      {t(`link.sent.${link.channel}`)} <Age of={link.sentAt} />
    </>
  );
}

/** Sends the caller a link by which the phone tells where it is, and says how far that went. */
export function CallerLinkSection({ call }: { call: Call }): ReactElement | null {
  const { t } = useTranslation('console');
  const put = useEntities((state) => state.put);
  const mayHandle = usePermission('call.handle');
  const { run, isBusy } = useCommand('sendCallerLink');
  const send = (channel: LinkChannel) => async (): Promise<void> => {
    const saved = await run({ id: call.id, channel });
    if (saved) put('call', saved);
  };
  const canSend = mayHandle && call.personal.callerNumber !== null;
  useKeys({ p: canSend ? send('sms') : undefined });
  if (!canSend && !call.link) return null;
  return (
    <div className="sec callerlink">
      {canSend && (
        <span className="line">
          <span className="grow muted">{t('link.title')}</span>
          <Button kind="ghost" kbd="P" isBusy={isBusy} onClick={() => void send('sms')()}>
            SMS
          </Button>
          <Button kind="ghost" isBusy={isBusy} onClick={() => void send('whatsapp')()}>
            WhatsApp
          </Button>
        </span>
      )}
      <p className="note" role="status" hidden={!call.link}>
        {call.link && <LinkState link={call.link} call={call} />}
      </p>
    </div>
  );
}
