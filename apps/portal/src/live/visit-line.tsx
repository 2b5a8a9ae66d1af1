import { type AskedTopics } from '#siaga/client';
import { useEffect } from 'react';
import { lineStart } from '../link/portal-api.js';
import { portalLine, type PortalServer } from './portal-line.js';
import { visitChanges } from './visit-changes.js';

/** The page's own. The socket's code comes when the line opens, behind the first view. */
const SERVER: PortalServer = {
  openSocket: async () => (await import('./open-socket.js')).openSocket({ as: 'visitor' }),
  fetchSnapshot: lineStart,
};

/** Renders nothing: keeps the line of this phone's visit open while the page is shown. */
export function VisitLine({ topics, ended }: { topics: AskedTopics; ended: () => void }): null {
  useEffect(() => {
    const line = portalLine({ topics, ...visitChanges, ended }, SERVER);
    line.start();
    return () => line.stop();
  }, [topics, ended]);
  return null;
}
