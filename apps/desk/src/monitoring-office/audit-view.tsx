import { type ReactElement } from 'react';
import { AreaFrame } from '../monitoring/area-frame.js';
import { KeepingPanel } from './keeping-panel.js';
import { LooksPanel } from './looks-panel.js';
import './office.css';

/** A health office's own check: who saw whom, and who is forgotten. */
export function AuditView(): ReactElement {
  return (
    <AreaFrame>
      {({ code }) => (
        <>
          <LooksPanel key={`looks ${code}`} regionCode={code} />
          <KeepingPanel key={`keeping ${code}`} regionCode={code} />
        </>
      )}
    </AreaFrame>
  );
}
