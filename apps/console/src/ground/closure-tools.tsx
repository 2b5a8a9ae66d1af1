import { type Closure, type ClosureKind, DrawClosureInput, type Point } from '#siaga/contracts';
import {
  Age,
  Button,
  Dialog,
  FormBox,
  FormField,
  FormSelect,
  type MapDrawing,
  Menu,
  showDone,
  useCommand,
  useEntities,
  useFormat,
  useFormCommand,
  usePermission,
  useZodForm,
} from '#siaga/web-kit';
import { Construction, Waves } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useActiveClosures } from './use-closures.js';

/** Fewer corners enclose nothing. */
const FEWEST_POINTS = 3;
const HOUR_MS = 3_600_000;
const ENDS_IN_HOURS = ['', '2', '6', '12', '24'] as const;

/** An area that was drawn and waits for its note. */
export interface DrawnArea {
  kind: ClosureKind;
  ring: readonly Point[];
}

/** The menu of closed areas over the map: draw one, or go to one that is there. */
export function ClosureMenu({
  onDraw,
  onSelect,
}: {
  onDraw: (kind: ClosureKind) => void;
  onSelect: (id: string) => void;
}): ReactElement | null {
  const { t } = useTranslation('console');
  const closures = useActiveClosures();
  const mayDraw = usePermission('closure.manage');
  const mayRead = usePermission('closure.read');
  if (!mayRead || (!mayDraw && closures.length === 0)) return null;
  return (
    <Menu
      side="start"
      ariaLabel={`${t('closure.tools')} ${closures.length}`}
      label={
        <>
          <Construction size={15} aria-hidden /> <span className="wide-only">{t('closure.tools')}</span>{' '}
          <b className="num">{closures.length}</b>
        </>
      }
      entries={[
        mayDraw && {
          key: 'draw',
          icon: <Construction size={15} aria-hidden />,
          text: t('closure.draw'),
          onSelect: () => onDraw('closed'),
        },
        mayDraw && {
          key: 'flood',
          icon: <Waves size={15} aria-hidden />,
          text: t('closure.drawFlood'),
          onSelect: () => onDraw('flooded'),
        },
        ...closures.map(({ id, kind, note }) => ({
          key: id,
          text:
            note === ''
              ? t(`closure.kind.${kind}`)
              : t('closure.label', { kind: t(`closure.kind.${kind}`), note }),
          onSelect: () => onSelect(id),
        })),
      ]}
    />
  );
}

/** What to do while an area is drawn, and its end for who has no keys; stays until it is done or given up. */
export function DrawingHint({
  drawing,
  ring,
}: {
  drawing: MapDrawing;
  ring: readonly Point[];
}): ReactElement {
  const { t } = useTranslation('console');
  return (
    <div className="drawhint">
      <p role="status">
        <b>{t(drawing.kind === 'closed' ? 'closure.draw' : 'closure.drawFlood')}</b>{' '}
        <span className="num">{t('closure.points', { n: ring.length })}</span>
      </p>
      <p>{t('closure.hint')}</p>
      <p className="muted keyhint">{t('closure.keys')}</p>
      <div className="line">
        <Button
          kind="primary"
          kbd="Enter"
          disabled={ring.length < FEWEST_POINTS}
          onClick={() => drawing.onDone(ring)}
        >
          {t('closure.finish')}
        </Button>
        <Button kbd="Esc" onClick={drawing.onCancel}>
          {t('closure.giveUp')}
        </Button>
      </div>
    </div>
  );
}

const ClosureDraft = z.object({
  note: DrawClosureInput.shape.note.unwrap(),
  hours: z.enum(ENDS_IN_HOURS),
});
type ClosureDraft = z.infer<typeof ClosureDraft>;

/** Asks for the note and the end of a drawn area, then has it avoided. */
export function CloseAreaDialog({
  area,
  regionCode,
  onClose,
}: {
  area: DrawnArea;
  regionCode: string;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const form = useZodForm(ClosureDraft, { note: '', hours: '' }, 'closure:new');
  const put = useEntities((state) => state.put);
  const { run, isBusy } = useFormCommand(form, 'drawClosure');
  const save = async ({ note, hours }: ClosureDraft): Promise<void> => {
    const until = hours === '' ? null : new Date(Date.now() + Number(hours) * HOUR_MS).toISOString();
    const drawn = await run({ regionCode, kind: area.kind, ring: [...area.ring], note, until });
    if (!drawn) return;
    put('closure', drawn);
    showDone(t('closure.saved'));
    onClose();
  };
  return (
    <Dialog title={t('closure.confirmTitle')} onClose={onClose}>
      <FormBox form={form} onSubmit={save}>
        <FormField
          form={form}
          name="note"
          label={t('closure.note')}
          maxLength={300}
          placeholder={t('closure.notePlaceholder')}
        />
        <FormSelect
          form={form}
          name="hours"
          label={t('closure.until')}
          options={ENDS_IN_HOURS.map((each) => ({
            value: each,
            text: each === '' ? t('closure.untilNever') : t('closure.untilHours', { n: each }),
          }))}
        />
        <Button kind="primary" type="submit" kbd="Enter" isBusy={isBusy}>
          {t('closure.save')}
        </Button>
      </FormBox>
    </Dialog>
  );
}

/** Who closed an area and until when; the one who may, opens it again. */
export function ClosureDialog({ closure, onClose }: { closure: Closure; onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const mayLift = usePermission('closure.manage');
  const put = useEntities((state) => state.put);
  const { run, isBusy } = useCommand('liftClosure');
  const lift = async (): Promise<void> => {
    const lifted = await run({ id: closure.id });
    if (!lifted) return;
    put('closure', lifted);
    showDone(t('closure.lifted'));
    onClose();
  };
  return (
    <Dialog title={t('closure.liftTitle')} onClose={onClose}>
      <p>
        <b>{t(`closure.kind.${closure.kind}`)}</b> {closure.note}
      </p>
      <p className="muted small">
        {t('closure.drawnBy', { name: closure.drawnBy.name })} <Age of={closure.drawnAt} />
      </p>
      {closure.until && (
        <p className="muted small">{t('closure.endsAt', { time: format.time(closure.until) })}</p>
      )}
      {mayLift && (
        <Button kind="primary" isBusy={isBusy} onClick={() => void lift()}>
          {t('closure.lift')}
        </Button>
      )}
    </Dialog>
  );
}
