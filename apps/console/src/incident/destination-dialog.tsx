import { type Assignment } from '#siaga/contracts';
import { FormField, FormSelect, issueText, useEntities, useFormCommand, useZodForm } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useRanking } from '../rank/use-case-ranking.js';
import { Ask, Reasoned } from './ask.js';

/** Chooses any facility, also one that was left out: then with the reason to go there all the same. */
export function DestinationDialog({
  assignment,
  onClose,
}: {
  assignment: Assignment;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const { recommendation } = useRanking();
  const leftOut =
    recommendation?.facilitiesLeftOut.filter((facility) => facility.reason !== 'no_point') ?? [];
  const isLeftOut = (id: string): boolean => leftOut.some(({ facilityId }) => facilityId === id);
  const Destination = z
    .object({ facilityId: z.string(), reason: z.string().trim() })
    .superRefine((to, context) => {
      const why = isLeftOut(to.facilityId)
        ? Reasoned.shape.reason.safeParse(to.reason, { error: issueText })
        : null;
      for (const { message } of why?.error?.issues ?? [])
        context.addIssue({ code: 'custom', path: ['reason'], message });
    });
  const form = useZodForm(
    Destination,
    {
      facilityId: assignment.destination?.facilityId ?? recommendation?.facilities[0]?.facilityId ?? '',
      reason: '',
    },
    `assignment:${assignment.id}:destination`,
  );
  const { run, isBusy } = useFormCommand(form, 'setDestination');
  const put = useEntities((state) => state.put);
  const chosenId = useWatch({ control: form.control, name: 'facilityId' });
  const options = [...(recommendation?.facilities ?? []), ...leftOut].map((facility) => ({
    value: facility.facilityId,
    text: facility.name,
  }));
  const submit = async ({ facilityId, reason }: z.output<typeof Destination>): Promise<void> => {
    const changed = await run({ id: assignment.id, facilityId, overrideReason: reason || undefined });
    if (!changed) return;
    put('assignment', changed);
    onClose();
  };
  const name = options.find((option) => option.value === chosenId)?.text ?? '';
  return (
    <Ask
      form={form}
      title={t('incident.destination')}
      submit={t('incident.setDestination', { facility: name })}
      isBusy={isBusy}
      isReady={name !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      {options.length === 0 ? (
        <p className="note">{t('rank.noneFacility')}</p>
      ) : (
        <FormSelect form={form} name="facilityId" label={t('incident.destination')} options={options} />
      )}
      {isLeftOut(chosenId) && <FormField form={form} name="reason" label={t('incident.override')} />}
    </Ask>
  );
}
