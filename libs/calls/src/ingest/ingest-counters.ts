import { Injectable } from '@nestjs/common';

/** What the intake of this process has seen since it started: for the metrics page. */
@Injectable()
export class IngestCounters {
  /** Requests whose source or signature was not right: all that is kept of them. */
  badSignatures = 0;
  accepted = 0;
  duplicate = 0;
  refused = 0;
}
