import { type Assignment, StampName } from '#siaga/contracts';
import {
  Button,
  Dialog,
  effectiveStamp,
  Field,
  Select,
  useCommand,
  useEntities,
  useFormat,
} from '#siaga/web-kit';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRanking } from '../rank/use-case-ranking.js';

interface Props {
  assignment: Assignment;
  onClose: () => void;
}

const LEAST_REASON = 3;

interface AskProps {
  title: string;
  submit: string;
  isBusy: boolean;
  isReady: boolean;
  isDanger?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with one form and one button that names what it does. */
export function Ask({
  title,
  submit,
  isBusy,
  isReady,
  isDanger = false,
  onSubmit,
  onClose,
  children,
}: AskProps): ReactElement {
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onSubmit();
        }}
      >
        {children}
        <Button kind={isDanger ? 'danger' : 'primary'} type="submit" isBusy={isBusy} disabled={!isReady}>
          {submit}
        </Button>
      </form>
    </Dialog>
  );
}

/** The reason of a decision; it stays in the history. */
export function ReasonField({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}): ReactElement {
  const { t } = useTranslation('console');
  return (
    <Field
      label={t('incident.why')}
      hint={t('incident.whyHint')}
      value={value}
      maxLength={300}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export const isReason = (text: string): boolean => text.trim().length >= LEAST_REASON;

export function CancelUnitDialog({ assignment, onClose }: Props): ReactElement {
  const { t } = useTranslation('console');
  const [reason, setReason] = useState('');
  const { run, isBusy } = useCommand('cancelAssignment');
  const put = useEntities((state) => state.put);
  const submit = async (): Promise<void> => {
    const changed = await run({ id: assignment.id, reason: reason.trim() });
    if (!changed) return;
    put('assignment', changed);
    onClose();
  };
  const title = t('incident.cancelUnitTitle', { unit: assignment.unitCallSign });
  return (
    <Ask
      title={title}
      submit={title}
      isDanger
      isBusy={isBusy}
      isReady={isReason(reason)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </Ask>
  );
}

export function ReassignDialog({ assignment, onClose }: Props): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  const ranking = useRanking();
  const units = ranking.recommendation?.units ?? [];
  const [unitId, setUnitId] = useState(ranking.unit?.unitId ?? '');
  const [reason, setReason] = useState('');
  const { run, isBusy } = useCommand('reassign');
  const put = useEntities((state) => state.put);
  const chosen = units.find((unit) => unit.unitId === unitId);
  const submit = async (): Promise<void> => {
    const offered = await run({ id: assignment.id, unitId, reason: reason.trim() });
    if (!offered) return;
    put('assignment', offered);
    onClose();
  };
  return (
    <Ask
      title={t('incident.change')}
      submit={t('incident.changeTo', { from: assignment.unitCallSign, to: chosen?.callSign ?? '' })}
      isBusy={isBusy}
      isReady={chosen !== undefined && isReason(reason)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {units.length === 0 && <p className="note">{t('rank.none')}</p>}
      {units.length > 0 && (
        <Select
          label={t('incident.units')}
          value={unitId}
          options={units.map((unit) => ({
            value: unit.unitId,
            text: `${unit.callSign} ${t(`common:unitType.${unit.type}`)}, ${format.span(unit.travelS)}`,
          }))}
          onChange={setUnitId}
        />
      )}
      <ReasonField value={reason} onChange={setReason} />
    </Ask>
  );
}

/** `2026-11-21T14:32:08` in this computer's zone, as the browser's date input wants it. */
function localValue(instant: string): string {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

export function CorrectStampDialog({ assignment, onClose }: Props): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const [name, setName] = useState<StampName>(assignment.stamps.at(-1)?.name ?? 'unit_notified');
  const [at, setAt] = useState(() =>
    localValue(effectiveStamp(assignment, name)?.at ?? assignment.offeredAt),
  );
  const [note, setNote] = useState('');
  const { run, isBusy } = useCommand('correctStamp');
  const put = useEntities((state) => state.put);
  const isTime = !Number.isNaN(Date.parse(at));
  const submit = async (): Promise<void> => {
    const changed = await run({ id: assignment.id, name, at: new Date(at).toISOString(), note: note.trim() });
    if (!changed) return;
    put('assignment', changed);
    onClose();
  };
  return (
    <Ask
      title={t('incident.correctTitle', { unit: assignment.unitCallSign })}
      submit={t('incident.correct')}
      isBusy={isBusy}
      isReady={isTime && isReason(note)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Select
        label={t('incident.which')}
        value={name}
        options={StampName.options.map((value) => ({ value, text: t(`common:stamp.${value}`) }))}
        onChange={(value) => {
          setName(value);
          const known = effectiveStamp(assignment, value);
          if (known) setAt(localValue(known.at));
        }}
      />
      <Field
        label={t('incident.newTime')}
        type="datetime-local"
        step={1}
        value={at}
        onChange={(event) => setAt(event.target.value)}
      />
      <ReasonField value={note} onChange={setNote} />
    </Ask>
  );
}

/** Chooses any facility, also one that was left out: then with the reason to go there all the same. */
export function DestinationDialog({ assignment, onClose }: Props): ReactElement {
  const { t } = useTranslation('console');
  const { recommendation } = useRanking();
  const [facilityId, setFacilityId] = useState(
    assignment.destination?.facilityId ?? recommendation?.facilities[0]?.facilityId ?? '',
  );
  const [reason, setReason] = useState('');
  const { run, isBusy } = useCommand('setDestination');
  const put = useEntities((state) => state.put);
  const leftOut =
    recommendation?.facilitiesLeftOut.filter((facility) => facility.reason !== 'no_point') ?? [];
  const needsReason = leftOut.some((facility) => facility.facilityId === facilityId);
  const options = [...(recommendation?.facilities ?? []), ...leftOut].map((facility) => ({
    value: facility.facilityId,
    text: facility.name,
  }));
  const submit = async (): Promise<void> => {
    const changed = await run({ id: assignment.id, facilityId, overrideReason: reason.trim() || undefined });
    if (!changed) return;
    put('assignment', changed);
    onClose();
  };
  const name = options.find((option) => option.value === facilityId)?.text ?? '';
  return (
    <Ask
      title={t('incident.destination')}
      submit={t('incident.setDestination', { facility: name })}
      isBusy={isBusy}
      isReady={name !== '' && (!needsReason || isReason(reason))}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {options.length === 0 ? (
        <p className="note">{t('rank.noneFacility')}</p>
      ) : (
        <Select
          label={t('incident.destination')}
          value={facilityId}
          options={options}
          onChange={setFacilityId}
        />
      )}
      {needsReason && (
        <Field
          label={t('incident.override')}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
    </Ask>
  );
}
