import { type Activation } from '#siaga/contracts';
import { Button, useCommand } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodePart } from '../code-part.js';

/** For who has no smartphone: a code by message where there is a number, and on a slip. It needs the line, since the server makes it. */
export function PaperCode({
  id,
  isSent,
  onDone,
}: {
  id: string;
  isSent: boolean;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const [activation, setActivation] = useState<Activation | null>(null);
  const command = useCommand('codeTraveller');
  if (activation) return <CodePart activation={activation} />;
  return (
    <div className="ent-paper">
      <p>{t(isSent ? 'entry.paper.hint' : 'entry.paper.unsent')}</p>
      <Button
        kind="primary"
        disabled={!isSent}
        isBusy={command.isBusy}
        onClick={() =>
          void command.run({ id }).then((made) => {
            if (!made) return;
            setActivation(made);
            onDone();
          })
        }
      >
        {t('entry.paper.make')}
      </Button>
    </div>
  );
}
