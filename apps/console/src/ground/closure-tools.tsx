import { type ClosureKind, type Point } from '#siaga/contracts';
import { Button, type MapDrawing, Menu, usePermission } from '#siaga/web-kit';
import { Construction, Waves } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useActiveClosures } from './use-closures.js';

/** Fewer corners enclose nothing. */
const FEWEST_POINTS = 3;

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
