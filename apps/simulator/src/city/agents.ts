import { type Random } from '#siaga/simulation';
import { type LiveLink } from '../client/live-link.js';
import { type Session } from '../client/session.js';
import { ClinicAgent } from './clinic-agent.js';
import { CrewAgent } from './crew-agent.js';
import { DeskAgent } from './desk-agent.js';
import { EntryAgent } from './entry-agent.js';
import { FollowUpAgent } from './follow-up-agent.js';
import { HealthOfficeAgent } from './health-office-agent.js';
import { type Reporter } from './reporter.js';

/** Somebody of the city who works by themselves, as a client like any other. */
export interface Agent {
  readonly link: LiveLink;
  /** Works until the city's signal ends it. */
  run(): Promise<void>;
}

/** What the city gives to each of its agents. */
export interface AgentSetting {
  readonly session: Session;
  readonly reporter: Reporter;
  /** The agent's own habits, the same for the same seed. */
  readonly random: Random;
  /** Seconds of driving and treating a second. */
  readonly speed: number;
  readonly signal: AbortSignal;
}

/** A kind of agent: whose accounts it plays. */
export interface AgentKind {
  readonly role: string;
  readonly start: (setting: AgentSetting) => Agent;
}

/** Who lives in the city beside its callers and the operator they speak to. A new kind is one line here, in the order of their coming. */
export const AGENT_KINDS: readonly AgentKind[] = [
  {
    role: 'crew',
    start: ({ session, reporter, random, speed, signal }) =>
      new CrewAgent(session, reporter, random, speed, signal),
  },
  {
    role: 'facility_staff',
    start: ({ session, reporter, random, signal }) => new DeskAgent(session, reporter, random, signal),
  },
  {
    role: 'clinic_head',
    start: ({ session, reporter, random, signal }) => new ClinicAgent(session, reporter, random, signal),
  },
  {
    role: 'field_officer',
    start: ({ session, reporter, random, signal }) => new FollowUpAgent(session, reporter, random, signal),
  },
  {
    role: 'health_office',
    start: ({ session, reporter, signal }) => new HealthOfficeAgent(session, reporter, signal),
  },
  {
    role: 'entry_officer',
    start: ({ session, reporter, random, signal }) => new EntryAgent(session, reporter, random, signal),
  },
];
