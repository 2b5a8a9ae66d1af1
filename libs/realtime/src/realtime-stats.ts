import { Injectable } from '@nestjs/common';
import { Observed, type Figure, type ObservedPart } from '#siaga/kernel';

/** Counters of this process since it started, for /metrics. */
@Observed()
@Injectable()
export class RealtimeStats implements ObservedPart {
  /** Sockets connected now. */
  connectedSockets = 0;
  refusedHandshakes = 0;
  /** Messages beyond a socket's rate. */
  refusedMessages = 0;
  /** Live changes sent, one a change whatever the number of sockets. */
  emittedChanges = 0;
  resumes = 0;
  refusedResumes = 0;
  /** Missed changes sent while resuming, one a change and socket. */
  resumedChanges = 0;
  /** Position frames sent, one a group of viewers. */
  emittedFrames = 0;

  figures(): Figure[] {
    const figure = (name: string, help: string, read: () => number): Figure => ({
      name: `siaga_${name}`,
      help,
      read,
    });
    return [
      figure('sockets', 'Sockets connected now', () => this.connectedSockets),
      figure('changes_emitted', 'Live changes sent since start', () => this.emittedChanges),
      figure('changes_resumed', 'Missed changes sent since start', () => this.resumedChanges),
      figure('position_frames', 'Position frames sent since start', () => this.emittedFrames),
      figure('handshakes_refused', 'Sockets refused since start', () => this.refusedHandshakes),
      figure(
        'socket_messages_refused',
        'Messages refused for their rate since start',
        () => this.refusedMessages,
      ),
    ];
  }
}
