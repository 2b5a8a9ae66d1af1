import { type AskedTopics, LiveLine, type LiveLinePorts } from '#siaga/client';
import { type ChangeEvent, type QueueBoard, type TicketStanding, type VisitLine } from '#siaga/contracts';

/** What the portal does with its line. */
export interface PortalLinePorts {
  topics?: AskedTopics;
  /** Ask anew for all that is shown: what is told from here on carries on from there. */
  begin: () => void;
  takeChanges: (events: readonly ChangeEvent[]) => void;
  takeTicket?: (standing: TicketStanding) => void;
  takeBoard?: (board: QueueBoard) => void;
  /** Nothing is told until the line is back. */
  cut?: () => void;
  /** The visit, or something that it opened, is over, or it opened more: look anew who is let in to what. */
  ended: () => void;
}

/** Its server: where the line begins, and a socket that says that it is a visitor's. */
export type PortalServer = Pick<LiveLinePorts<VisitLine>, 'openSocket' | 'fetchSnapshot'>;

/** The line of this phone's visit, not started yet. */
export function portalLine(ports: PortalLinePorts, server: PortalServer): LiveLine<VisitLine> {
  const line = new LiveLine<VisitLine>({
    ...server,
    openSocket: async () => {
      const socket = await server.openSocket();
      // Beside the journal, and of visitors alone: the line of staff knows nothing of it.
      if (ports.takeTicket) socket.on('ticket', ports.takeTicket);
      if (ports.takeBoard) socket.on('board', ports.takeBoard);
      return socket;
    },
    // What is shown may be old from here on: each card looks, and says so when nobody answers.
    tell: ({ line: state }) => {
      if (state === 'offline') ports.cut?.();
    },
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
