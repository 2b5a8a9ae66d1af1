import { type Activation, type MonitoredCase } from '#siaga/contracts';
import { Button, Dialog, useCommand } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodePart } from './code-part.js';

/** Lets another of the house report for it; their code is shown once. */
export function ReporterDialog({
  one: { id, version, person },
  onClose,
  onDone,
}: {
  one: MonitoredCase;
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { name } = person;
  const [activation, setActivation] = useState<Activation | null>(null);
  const command = useCommand('setReporter');
  return (
    <Dialog title={t('monitoring.reporter.title', { name })} onClose={activation === null ? onClose : onDone}>
      {activation ? (
        <>
          <CodePart activation={activation} />
          <Button onClick={onDone}>{t('monitoring.code.done')}</Button>
        </>
      ) : (
        <>
          <p>{t('monitoring.reporter.ask', { name })}</p>
          <Button
            kind="primary"
            isBusy={command.isBusy}
            onClick={() => void command.run({ id, version }).then(setActivation)}
          >
            {t('monitoring.reporter.make')}
          </Button>
        </>
      )}
    </Dialog>
  );
}
