import { useEntities, useSession } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useWorkspace } from '../state/workspace-store.js';
import { ClosureMenu, CloseAreaDialog, ClosureDialog, DrawingHint } from './closure-tools.js';
import { type Drawing } from './use-drawing.js';

/** Everything about closed areas that stands over the map: the menu, the hint while drawing, the windows. */
export function ClosedAreas({ drawing }: { drawing: Drawing }): ReactElement {
  const draw = useWorkspace((state) => state.draw);
  const closureId = useWorkspace((state) => state.closureId);
  const openClosure = useWorkspace((state) => state.openClosure);
  const closure = useEntities((state) => (closureId ? state.entities.closure.get(closureId) : undefined));
  const regionCode = useOwnRegion();
  return (
    <>
      {drawing.onMap ? (
        <DrawingHint drawing={drawing.onMap} ring={drawing.ring} />
      ) : (
        <ClosureMenu onDraw={draw} onSelect={openClosure} />
      )}
      {drawing.drawn && (
        <CloseAreaDialog area={drawing.drawn} regionCode={regionCode} onClose={drawing.forget} />
      )}
      {closure && closure.liftedAt === null && (
        <ClosureDialog closure={closure} onClose={() => openClosure(null)} />
      )}
    </>
  );
}

/** The region that a new area belongs to: the person's own, the first of several. */
function useOwnRegion(): string {
  const session = useSession((state) => state.session);
  const regions = useEntities((state) => state.regions);
  const granted = session?.account.grants.flatMap(({ scope }) =>
    scope.kind === 'region' ? [scope.regionCode] : [],
  );
  return granted?.find((code) => code !== 'ID') ?? regions[0]?.code ?? 'ID';
}
