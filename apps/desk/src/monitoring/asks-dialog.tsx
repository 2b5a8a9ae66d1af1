import { AskWish, type CaseFile } from '#siaga/contracts';
import {
  Button,
  Dialog,
  FormBox,
  FormChoice,
  FormSelect,
  showDone,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { hourText } from './use-words.js';

/** Nobody is asked at night. */
const HOURS = Array.from({ length: 16 }, (_, at) => String(at + 5));
const OF_PROGRAM = '';
const Wish = z.object({ channel: AskWish.shape.channel, hour: z.enum([OF_PROGRAM, ...HOURS]) });
type Wish = z.infer<typeof Wish>;

/** By which way and when somebody is asked for the report of the day. */
export function AsksDialog({
  file: { case: one, asks },
  onClose,
  onDone,
}: {
  file: CaseFile;
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { id, version, person } = one;
  const { name, phone } = person;
  const form = useZodForm<Wish, Wish>(
    Wish,
    { channel: asks.channel, hour: asks.hour === null ? OF_PROGRAM : String(asks.hour) },
    { key: `monitor-asks:${id}`, about: String(version) },
  );
  const command = useFormCommand(form, 'setAskWish');
  return (
    <Dialog title={t('monitoring.asks.title', { name })} onClose={onClose}>
      {phone === null ? (
        <p>{t('monitoring.asks.none')}</p>
      ) : (
        <FormBox
          form={form}
          onSubmit={async ({ channel, hour }) => {
            if (!(await command.run({ id, channel, hour: hour === OF_PROGRAM ? null : Number(hour) })))
              return;
            showDone(t('monitoring.asks.saved', { name }));
            onDone();
          }}
        >
          <FormChoice
            form={form}
            name="channel"
            label={t('monitoring.asks.channel')}
            options={AskWish.shape.channel.options.map((value) => ({
              value,
              text: t(`monitoring.asks.channels.${value}`),
            }))}
          />
          <FormSelect
            form={form}
            name="hour"
            label={t('monitoring.asks.hour')}
            options={[
              { value: OF_PROGRAM, text: t('monitoring.asks.hourOfProgram') },
              ...HOURS.map((value) => ({ value, text: hourText(Number(value)) })),
            ]}
          />
          <Button kind="primary" type="submit" isBusy={command.isBusy}>
            {t('monitoring.asks.save')}
          </Button>
        </FormBox>
      )}
    </Dialog>
  );
}
