const TOPIC_CHARACTERS = 32;

/** A push topic of an id: 32 characters that are safe in a URL are all that RFC 8030 allows, and a UUID without dashes has 32. */
export function topicOf(id: string): string {
  return id.replaceAll('-', '').slice(0, TOPIC_CHARACTERS);
}
