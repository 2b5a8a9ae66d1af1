import type {
  AlertKind,
  AssignmentStatus,
  CallDisposition,
  CallState,
  ComplaintCode,
  FacilityCapability,
  FixDoubt,
  Inbound,
  IncidentOutcome,
  IncidentStatus,
  PlaceSource,
  ReasonCode,
  StampName,
  StampSource,
  Triage,
  UnitCapability,
} from '#siaga/contracts';

type Words<K extends string> = Readonly<Record<K, string>>;

/** Words that papers and files share with the screens; a code without its word does not compile, and one that differs fails a spec. */
export interface ScreenWords {
  readonly triage: Words<Triage | 'none'>;
  readonly complaint: Words<ComplaintCode>;
  readonly incidentStatus: Words<IncidentStatus>;
  readonly outcome: Words<IncidentOutcome>;
  readonly assignmentStatus: Words<AssignmentStatus>;
  readonly reason: Words<ReasonCode>;
  readonly noticePart: Words<
    'fast' | 'slow' | 'because' | 'later' | 'sameTime' | 'laterUnknown' | 'closed' | 'flooded'
  >;
  readonly stamp: Words<StampName>;
  readonly stampSource: Words<StampSource>;
  readonly inboundStatus: Words<Inbound['status']>;
  readonly callState: Words<CallState>;
  readonly disposition: Words<CallDisposition>;
  readonly alert: Words<AlertKind>;
  readonly facilityCapability: Words<FacilityCapability>;
  readonly unitCapability: Words<UnitCapability>;
  readonly fixDoubt: Words<FixDoubt>;
  readonly placeSource: Words<PlaceSource>;
  readonly age: Words<'now' | 'ago' | 'seconds' | 'minutes' | 'hours' | 'days' | 'position' | 'updated'>;
  readonly thatUnit: string;
  readonly otherIncident: string;
  /** Sentences of a story by thing and event. */
  readonly story: Readonly<Record<string, string | Words<string>>> &
    Words<'empty' | 'other' | 'thatFacility'>;
}
