import { Injectable } from '@nestjs/common';
import { Observed, type Figure, type ObservedPart } from '#siaga/kernel';

/** What the intake of this process has seen since it started: for the metrics page. */
@Observed()
@Injectable()
export class IngestCounters implements ObservedPart {
  /** Requests whose source or signature was not right: all that is kept of them. */
  badSignatures = 0;
  accepted = 0;
  duplicate = 0;
  refused = 0;
  /** Taken with something replaced that could not be stored, or read by guessing: a source to be mended. */
  cleaned = 0;

  figures(): Figure[] {
    return [
      {
        name: 'siaga_call_events_accepted',
        help: 'Call events taken since start',
        read: () => this.accepted,
      },
      {
        name: 'siaga_call_events_refused',
        help: 'Call events refused since start',
        read: () => this.refused,
      },
      {
        name: 'siaga_call_events_cleaned',
        help: 'Call events with text that could not be stored as it came',
        read: () => this.cleaned,
      },
      {
        name: 'siaga_call_events_bad_signature',
        help: 'Posts with a wrong credential',
        read: () => this.badSignatures,
      },
    ];
  }
}
