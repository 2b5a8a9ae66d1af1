import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { BedKind, type Facility } from '#siaga/contracts';
import { z } from 'zod';
import { Button, DraftNote, Menu, showDone, useCommand, useDraftState, useNow } from '#siaga/web-kit';
import { takeFacility } from '../facility/take-facility.js';
import { changedBeds, type BedDraft } from './bed-draft.policy.js';
import { BedRow, OLD_AFTER_S } from './bed-row.js';

const Edits = z.partialRecord(BedKind, z.object({ kind: BedKind, total: z.number(), available: z.number() }));
type Edits = z.infer<typeof Edits>;
const NO_EDITS: Edits = {};

function draftsOf({ beds }: Facility, edits: Edits): BedDraft[] {
  return BedKind.options.flatMap((kind) => {
    const known = beds.find((bed) => bed.kind === kind);
    return edits[kind] ?? (known ? { kind, total: known.total, available: known.available } : []);
  });
}

/** The beds as the centre knows them, and what the desk is about to tell it. */
export function CapacityPanel({ facility }: { facility: Facility }): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const about = JSON.stringify(facility.beds.map(({ kind, total, available }) => [kind, total, available]));
  const kept = useDraftState(`beds:${facility.id}`, Edits, NO_EDITS, about);
  const { value: edits, set: setEdits } = kept;
  const setBeds = useCommand('setBeds');
  const nowMs = useNow();
  const drafts = draftsOf(facility, edits);
  const changed = changedBeds(facility.beds, drafts);
  const unused = BedKind.options.filter((kind) => !drafts.some((draft) => draft.kind === kind));
  const isOld = facility.beds.some((bed) => (nowMs - Date.parse(bed.updatedAt)) / 1_000 > OLD_AFTER_S);

  const send = async (beds: BedDraft[], done: string) => {
    const answer = await setBeds.run({ id: facility.id, beds });
    if (!answer) return;
    takeFacility(answer);
    kept.drop();
    showDone(done);
  };
  const [only] = changed;
  const saveText =
    changed.length === 1 && only
      ? t('capacity.save', { list: t('capacity.of', { ...only, kind: common(`bedKind.${only.kind}`) }) })
      : t('capacity.saveMany', { n: changed.length });

  return (
    <section className="dk-panel dk-capacity" aria-label={t('capacity.heading')}>
      <header>
        <h2>{t('capacity.heading')}</h2>
        {unused.length > 0 && (
          <Menu
            label={t('capacity.add')}
            ariaLabel={t('capacity.add')}
            entries={unused.map((kind) => ({
              key: kind,
              text: common(`bedKind.${kind}`),
              onSelect: () => setEdits({ ...edits, [kind]: { kind, total: 0, available: 0 } }),
            }))}
          />
        )}
      </header>
      {drafts.length === 0 && <p className="dk-none">{t('capacity.empty')}</p>}
      <ul>
        {drafts.map((draft) => (
          <BedRow
            key={draft.kind}
            draft={draft}
            published={facility.beds.find((bed) => bed.kind === draft.kind)}
            isChanged={changed.includes(draft)}
            onChange={(next) => setEdits({ ...edits, [next.kind]: next })}
          />
        ))}
      </ul>
      {isOld && changed.length === 0 && <p className="dk-none is-amber">{t('capacity.old')}</p>}
      <DraftNote {...kept} onDiscard={kept.drop} onConfirm={kept.confirm} />
      {changed.length > 0 ? (
        <div className="dk-save">
          <Button
            kind="primary"
            isBusy={setBeds.isBusy}
            disabled={kept.isStale}
            onClick={() => void send(changed, t('capacity.saved'))}
          >
            {saveText}
          </Button>
          <Button kind="ghost" onClick={kept.drop}>
            {t('capacity.undo')}
          </Button>
        </div>
      ) : (
        drafts.length > 0 && (
          <div className="dk-save">
            <Button isBusy={setBeds.isBusy} onClick={() => void send(drafts, t('capacity.confirmed'))}>
              {t('capacity.confirm')}
            </Button>
          </div>
        )
      )}
    </section>
  );
}
