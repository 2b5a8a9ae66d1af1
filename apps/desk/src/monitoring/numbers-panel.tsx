import { type EmergencyNumbersOf } from '#siaga/contracts';
import {
  Button,
  FetchedPart,
  FormBox,
  FormField,
  showDone,
  useEntities,
  useFetched,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOfNumbers, NumbersDraft, numbersOfDraft } from './numbers-draft.policy.js';
import { type Area } from './use-area.js';

/** A service that is called as its number is said once. */
const saidOf = ({ label, number }: EmergencyNumbersOf['dialled'][number]): string =>
  label === number ? number : `${label} ${number}`;

function NumbersForm({
  area: { code },
  set: { own, dialled },
  onSaved,
}: {
  area: Area;
  set: EmergencyNumbersOf;
  onSaved: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const version = own?.version ?? null;
  const form = useZodForm<NumbersDraft, NumbersDraft>(NumbersDraft, draftOfNumbers(own?.numbers ?? []), {
    key: `emergency-numbers:${code}`,
    about: String(version),
  });
  const command = useFormCommand(form, 'setEmergencyNumbers');
  return (
    <>
      <p>
        {t('monitoring.numbers.dialled', {
          list: dialled.map(saidOf).join(', '),
        })}
      </p>
      <FormBox
        form={form}
        onSubmit={async (draft) => {
          const saved = await command.run({ regionCode: code, version, numbers: numbersOfDraft(draft) });
          if (!saved) return;
          showDone(t('monitoring.numbers.saved'));
          onSaved();
        }}
      >
        {form.getValues('lines').map((_, at) => (
          <div key={at} className="mon-number">
            <FormField
              form={form}
              name={`lines.${at}.label`}
              maxLength={40}
              label={t('monitoring.numbers.label', { n: at + 1 })}
            />
            <FormField
              form={form}
              name={`lines.${at}.number`}
              inputMode="tel"
              maxLength={20}
              label={t('monitoring.numbers.number', { n: at + 1 })}
              says={() => t('monitoring.numbers.wrong')}
            />
          </div>
        ))}
        <Button kind="primary" type="submit" isBusy={command.isBusy}>
          {t('monitoring.numbers.save')}
        </Button>
      </FormBox>
    </>
  );
}

/** What people of an area dial in an emergency, as its health office sets it. */
export function NumbersPanel({ area }: { area: Area }): ReactElement {
  const { t } = useTranslation('desk');
  const heard = useEntities((state) => state.entities.emergency_numbers);
  const since = [...heard.values()].map(({ id, version }) => `${id} ${version}`).join(' ');
  const fetched = useFetched('emergencyNumbers', { regionCode: area.code }, { since });
  return (
    <section className="dk-panel" aria-label={t('monitoring.numbers.title')}>
      <header>
        <h2>{t('monitoring.numbers.title')}</h2>
      </header>
      <p className="muted">{t('monitoring.numbers.hint')}</p>
      <FetchedPart fetched={fetched}>
        {(set) => <NumbersForm key={set.own?.version ?? 0} area={area} set={set} onSaved={fetched.reload} />}
      </FetchedPart>
    </section>
  );
}
