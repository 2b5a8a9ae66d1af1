import { Injectable } from '@nestjs/common';

/** Counters of this process since it started, for /metrics. */
@Injectable()
export class RealtimeStats {
  /** Sockets connected now. */
  connectedSockets = 0;
  refusedHandshakes = 0;
  /** Live changes sent, one a change whatever the number of sockets. */
  emittedChanges = 0;
  resumes = 0;
  refusedResumes = 0;
  /** Missed changes sent while resuming, one a change and socket. */
  resumedChanges = 0;
  /** Position frames sent, one a group of viewers. */
  emittedFrames = 0;
}
