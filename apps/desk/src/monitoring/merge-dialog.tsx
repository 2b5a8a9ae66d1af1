import { type Activation, type MonitoredCase } from '#siaga/contracts';
import { Button, Dialog, Field, showDone, useCommand } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodePart } from './code-part.js';
import { FindPeople } from './find-people.js';
import { useArea } from './use-area.js';
import { useSeen } from './use-seen.js';

const LEAST = 2;

/** Lets the second record of a person stand in this one, asked twice: it cannot be taken apart again. */
export function MergeDialog({
  one,
  onClose,
  onDone,
}: {
  one: MonitoredCase;
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { name } = one.person;
  const [typed, setTyped] = useState(name);
  const [words, setWords] = useState(name);
  const [second, setSecond] = useState<MonitoredCase | null>(null);
  const [activation, setActivation] = useState<Activation | null>(null);
  const { area } = useArea();
  const { isStale, note } = useSeen(one);
  const command = useCommand('mergeCases');
  const merge = async ({ id: duplicateId, version: duplicateVersion }: MonitoredCase): Promise<void> => {
    const merged = await command.run({ id: one.id, version: one.version, duplicateId, duplicateVersion });
    if (!merged) return;
    showDone(t('monitoring.merge.saved', { name }));
    if (merged.activation === null) onDone();
    else setActivation(merged.activation);
  };
  if (activation !== null)
    return (
      <Dialog title={t('monitoring.code.title', { name })} onClose={onDone}>
        <CodePart activation={activation} />
        <Button onClick={onDone}>{t('monitoring.code.done')}</Button>
      </Dialog>
    );
  return (
    <Dialog title={t('monitoring.merge.title', { name })} onClose={onClose} isWide>
      {note}
      {second === null ? (
        <>
          <p>{t('monitoring.merge.how')}</p>
          <form
            className="line"
            onSubmit={(event) => {
              event.preventDefault();
              setWords(typed.trim());
            }}
          >
            <Field
              label={t('monitoring.merge.find')}
              value={typed}
              autoComplete="off"
              maxLength={60}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button kind="primary" type="submit" disabled={typed.trim().length < LEAST}>
              {t('monitoring.merge.search')}
            </Button>
          </form>
          <FindPeople
            {...{ words }}
            regionCode={area?.code ?? one.regionCode}
            except={one.id}
            act={(other) => (
              <Button
                aria-label={t('monitoring.merge.chooseOf', { name: other.person.name })}
                onClick={() => setSecond(other)}
              >
                {t('monitoring.merge.choose')}
              </Button>
            )}
          />
        </>
      ) : (
        <>
          <p>{t('monitoring.merge.sure', { name, other: second.person.name })}</p>
          <div className="dk-save">
            <Button
              kind="danger"
              isBusy={command.isBusy}
              disabled={isStale}
              onClick={() => void merge(second)}
            >
              {t('monitoring.merge.do')}
            </Button>
            <Button data-first onClick={() => setSecond(null)}>
              {t('monitoring.merge.back')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
