import { type Activation, type MonitoredCase, type OpenedCase } from '#siaga/contracts';
import { Button, Dialog, useCommand } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodePart } from './code-part.js';

/** Another code for somebody's page; the one before ends with it, so that it is asked first. */
export function CodeDialog({
  one: { id, person },
  onClose,
}: {
  one: MonitoredCase;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const [activation, setActivation] = useState<Activation | null>(null);
  const command = useCommand('renewActivation');
  return (
    <Dialog title={t('monitoring.code.title', { name: person.name })} onClose={onClose}>
      {activation ? (
        <CodePart activation={activation} />
      ) : (
        <>
          <p>{t('monitoring.code.ask')}</p>
          <Button
            kind="primary"
            isBusy={command.isBusy}
            onClick={() => void command.run({ id }).then(setActivation)}
          >
            {t('monitoring.code.make')}
          </Button>
        </>
      )}
    </Dialog>
  );
}

/** What follows the entry of a person: their code, what the NIK says otherwise, and the next of their house. */
export function OpenedDialog({
  opened,
  onClose,
  onMember,
}: {
  opened: OpenedCase;
  onClose: () => void;
  onMember: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { activation, doubts } = opened;
  const { name } = opened.case.person;
  return (
    <Dialog title={t('monitoring.code.title', { name })} onClose={onClose}>
      {activation ? <CodePart activation={activation} /> : <p>{t('monitoring.code.member', { name })}</p>}
      {doubts.length > 0 && (
        <section className="mon-stale">
          <h3>{t('monitoring.code.doubts')}</h3>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{t(`monitoring.code.doubt.${doubt}`)}</li>
            ))}
          </ul>
        </section>
      )}
      <div className="dk-save">
        <Button onClick={onMember}>{t('monitoring.act.member')}</Button>
        <Button onClick={onClose}>{t('monitoring.code.done')}</Button>
      </div>
    </Dialog>
  );
}
