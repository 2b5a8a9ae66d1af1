import { ApiError, OfflineError } from '#siaga/client';

/** A code as it is typed: letters and digits, whatever stands between them. */
const CODE = /^[A-Z0-9]{6,12}$/;

/** What is wrong with what was typed, before anybody is asked. */
export function problemsOfOpening(
  code: string,
  pin: string,
  isFirst: boolean,
): { code: 'code' | null; pin: 'pin' | 'pinWeak' | null } {
  const isCode = CODE.test(code.replace(/[\s-]/g, '').toUpperCase());
  const isPin = /^\d{6}$/.test(pin);
  return {
    code: isCode ? null : 'code',
    pin: !isPin ? 'pin' : isFirst && isGuessed(pin) ? 'pinWeak' : null,
  };
}

/** What anybody tries first: one digit six times, or a run up or down. */
function isGuessed(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  return steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 2) <= 1;
}

/** A sentence of `monitoring.refused`, with what it names. */
export interface OpenRefusal {
  key: 'codeUsed' | 'codeWrong' | 'tooOften' | 'invalid' | 'expired' | 'busy' | 'offline' | 'failed';
  facts: { minutes: number; correlationId: string };
}

/** Why the page was not opened and what to do. What is no refusal is thrown on. */
export function refusalOfOpening(error: unknown, isFirst: boolean): OpenRefusal {
  const say = (key: OpenRefusal['key'], minutes = 1, correlationId = ''): OpenRefusal => ({
    key,
    facts: { minutes, correlationId },
  });
  if (error instanceof OfflineError) return say('offline');
  if (!(error instanceof ApiError)) throw error;
  switch (error.code) {
    case 'MONITORING.CODE_WRONG':
      return say(isFirst ? 'codeUsed' : 'codeWrong');
    case 'IDENTITY.THROTTLED':
      return say('tooOften', Math.max(1, Math.ceil(Number(error.details.retryAfterS ?? 60) / 60)));
    case 'INPUT.INVALID':
      return say('invalid');
    case 'RESOURCE.NOT_FOUND':
      return say('expired');
    case 'SYSTEM.OVERLOADED':
      return say('busy');
    default:
      return say('failed', 1, error.correlationId);
  }
}
