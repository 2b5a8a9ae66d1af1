import { type Account, ROLE_PERMISSIONS, topicKindsFor, type TopicKindName } from '#siaga/contracts';
import { type AskedTopics } from './live-line.js';

/** What a screen is for, by the account that looks at it; asked for as far as the account has the right. */
export type WantedTopics = (account: Account) => readonly TopicKindName[];

/**
 * The kinds of topic to ask for. Undefined where the account has a right to none of them: the server then sends what there is for it, which
 * also tells a page that is not meant for it that its session ended.
 */
export function askedTopics(account: Account, wants: WantedTopics): AskedTopics | undefined {
  const held = topicKindsFor((permission) =>
    account.grants.some(({ role }) => ROLE_PERMISSIONS[role].includes(permission)),
  );
  const [first, ...others] = wants(account).filter((kind) => held.includes(kind));
  return first && [first, ...others];
}
