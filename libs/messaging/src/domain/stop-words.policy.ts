const STOP = new Set(['STOP', 'STOPALL', 'BERHENTI', 'UNREG', 'UNSUBSCRIBE']);
const START = new Set(['START', 'UNSTOP', 'MULAI']);
/**
 * What may stand behind the word. Anything else makes it a sentence, which stops nothing: `berhenti bernapas` tells of a dying
 * person. `BATAL` is no stop word either, as it answers a reminder of an appointment.
 */
const OBJECTS = new Set(['SIAGA', 'PSC', '119', '112', 'SMS', 'WA', 'PESAN', 'SEMUA', 'ALL']);

/** What an answer wants: no more messages, messages again, or neither. */
export function consentWordIn(text: string): 'stop' | 'start' | null {
  const [first = '', ...rest] = text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (rest.length > 2 || rest.some((word) => !OBJECTS.has(word))) return null;
  if (STOP.has(first)) return 'stop';
  return START.has(first) ? 'start' : null;
}
