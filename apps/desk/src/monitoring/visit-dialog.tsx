import { randomUuid } from '#siaga/client';
import { type MonitoredCase, VisitResult, VisitWay } from '#siaga/contracts';
import {
  Button,
  Dialog,
  FormBox,
  FormChoice,
  FormLines,
  FormSelect,
  dropDraft,
  serverNowMs,
  showDone,
  showError,
  useConnection,
  useSession,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { visitSender } from './walk/visit-device.js';
import { keptWalk, visited } from './walk/walk-device.js';

const Visit = z.object({ way: VisitWay, result: VisitResult, note: z.string().trim().max(1_000) });
type Visit = z.infer<typeof Visit>;

/** What came of a visit or a call to somebody: kept on this device until the server has it. */
export function VisitDialog({
  one: { id, person },
  readAtMs = null,
  onClose,
  onDone,
}: {
  one: MonitoredCase;
  /** When what the officer knows of the case was read of the server; null is now. */
  readAtMs?: number | null;
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { name } = person;
  const accountId = useSession((state) => state.session?.account.id) ?? keptWalk.read()?.accountId ?? '';
  const isOnline = useConnection((state) => state.line === 'online');
  const [openedAtMs] = useState(serverNowMs);
  const key = `monitor-visit:${id}`;
  const form = useZodForm<Visit, Visit>(Visit, { way: 'visit', result: 'not_symptomatic', note: '' }, key);
  const [isBusy, setBusy] = useState(false);
  const keep = async ({ note, ...told }: Visit): Promise<void> => {
    setBusy(true);
    const at = new Date(serverNowMs()).toISOString();
    try {
      await visitSender.add({
        ...{ visitId: randomUuid(), caseId: id, accountId, name, at, ...told },
        ...{ readAt: new Date(readAtMs ?? openedAtMs).toISOString(), note: note === '' ? null : note },
      });
    } catch (error) {
      setBusy(false);
      showError(error);
      return;
    }
    dropDraft(key);
    visited(id, at).catch(showError);
    if (!isOnline) showDone(t('monitoring.kept.saved', { name }));
    onDone();
  };
  return (
    <Dialog title={t('monitoring.visit.title', { name })} onClose={onClose}>
      <FormBox form={form} onSubmit={keep}>
        <FormChoice
          form={form}
          name="way"
          label={t('monitoring.visit.way')}
          options={VisitWay.options.map((value) => ({ value, text: t(`monitoring.visit.ways.${value}`) }))}
        />
        <FormSelect
          form={form}
          name="result"
          label={t('monitoring.visit.result')}
          options={VisitResult.options.map((value) => ({
            value,
            text: t(`monitoring.visit.results.${value}`),
          }))}
        />
        <p className="muted">{t('monitoring.visit.ends')}</p>
        <FormLines form={form} name="note" label={t('monitoring.visit.note')} />
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {t('monitoring.visit.save')}
        </Button>
      </FormBox>
    </Dialog>
  );
}
