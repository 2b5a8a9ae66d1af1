import { type AskedTopics, LiveLine, type LiveLinePorts } from '#siaga/client';
import { type ChangeEvent, type VisitLine } from '#siaga/contracts';

/** What the portal does with its line. */
export interface PortalLinePorts {
  topics?: AskedTopics;
  /** Ask anew for all that is shown: what is told from here on carries on from there. */
  begin: () => void;
  takeChanges: (events: readonly ChangeEvent[]) => void;
  /** The visit, or something that it opened, is over, or it opened more: look anew who is let in to what. */
  ended: () => void;
}

/** Its server: where the line begins, and a socket that says that it is a visitor's. */
export type PortalServer = Pick<LiveLinePorts<VisitLine>, 'openSocket' | 'fetchSnapshot'>;

/** The line of this phone's visit, not started yet. */
export function portalLine(ports: PortalLinePorts, server: PortalServer): LiveLine<VisitLine> {
  const line = new LiveLine<VisitLine>({
    ...server,
    takeSnapshot: () => ports.begin(),
    takeChanges: (events) => ports.takeChanges(events),
    sessionEnded: () => {
      line.stop();
      ports.ended();
    },
  });
  line.hear(ports.topics);
  return line;
}
