import { TOPIC_KINDS, TopicKindName } from '#siaga/contracts';
import { type WantedTopics } from '#siaga/client';

/** What concerns a region or everybody, of every module; what one crew, one desk or one citizen hears is theirs. */
const OF_REGIONS = TopicKindName.options.filter((kind) =>
  ['region', 'everyone'].includes(TOPIC_KINDS[kind].scope),
);

export const consoleTopics: WantedTopics = () => OF_REGIONS;
