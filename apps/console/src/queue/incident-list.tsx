import { Kbd, useEntities, VirtualList } from '#siaga/web-kit';
import { type CSSProperties, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type IncidentLine } from '../state/incident-line.js';
import { useIncidentLines } from '../state/views.js';
import { useWorkspace } from '../state/workspace-store.js';
import { filtered, useIncidentFilter } from './incident-filter.js';
import { FilterNote, StandingFilter, TriageFilter } from './incident-filters.js';
import { IncidentRow } from './incident-row.js';

const ROW_PX = 68;
const TILE_PX = 38;
const PX_PER_REM = 16;
/** More red ones than this stand two beside each other, so that all of a busy hour are in sight. */
const FEW_RED = 3;
/** More than this have one line each for what and who: that all are in sight comes before the end of a long name. */
const MOST_WHOLE = 12;
const idOf = ({ incident }: IncidentLine): string => incident.id;

interface PartProps {
  lines: readonly IncidentLine[];
  before: number;
  of: number;
  className: string;
  isTiled?: boolean;
}

/** One pane of the list, which says how many rows lie below what is seen. */
function Part({ lines, before, of, className, isTiled = false }: PartProps): ReactElement {
  const { t } = useTranslation('console');
  const [below, setBelow] = useState(0);
  const selected = useWorkspace((state) => state.inHand?.id);
  return (
    <div className={`pane ${className}`}>
      <div className="panescroll">
        <VirtualList
          items={lines}
          keyOf={idOf}
          estimatePx={isTiled ? TILE_PX : ROW_PX}
          lanes={isTiled ? 2 : 1}
          label={t('queue.incidents')}
          part={{ before, of }}
          onBelow={setBelow}
          selected={lines.findIndex(({ incident }) => incident.id === selected)}
        >
          {(line) => <IncidentRow line={line} isSelected={line.incident.id === selected} isTile={isTiled} />}
        </VirtualList>
      </div>
      {below > 0 && <div className="below small num">{t('queue.below', { n: below })}</div>}
    </div>
  );
}

/** Running incidents with clocks that turn amber and red: red ones that need somebody stay in sight, the others scroll. */
export function IncidentList(): ReactElement {
  const { t } = useTranslation('console');
  const { all, red, others } = useIncidentLines();
  const filter = useIncidentFilter();
  const isLoaded = useEntities((state) => state.isLoaded);
  const shown = filtered(others, filter);
  const of = red.length + shown.length;
  const isTiled = red.length > FEW_RED;
  return (
    <section
      className="incidents"
      style={
        {
          // Rows grow with the browser's text.
          '--red': `${(isTiled ? Math.ceil(red.length / 2) * TILE_PX : red.length * ROW_PX) / PX_PER_REM}rem`,
        } as CSSProperties
      }
    >
      <h2>
        <span>{t('queue.incidents')}</span>
        {all.length > 1 && <StandingFilter lines={all} />}
        <span className="num">
          {all.length} <Kbd>[ ]</Kbd>
        </span>
      </h2>
      {all.length > 0 && <TriageFilter lines={all} />}
      <FilterNote shown={of} of={all.length} />
      {all.length > 0 && (
        <div className="panes" role="list" aria-label={t('queue.incidents')}>
          {red.length > 0 && (
            <Part
              key={isTiled ? 'tiles' : 'rows'}
              lines={red}
              before={0}
              of={of}
              className={`red ${isTiled ? 'is-tiled' : ''} ${red.length > MOST_WHOLE ? 'is-dense' : ''}`}
              isTiled={isTiled}
            />
          )}
          {shown.length > 0 && <Part lines={shown} before={red.length} of={of} className="others" />}
        </div>
      )}
      {isLoaded && all.length === 0 && <p className="quiet">{t('queue.noIncidents')}</p>}
    </section>
  );
}
