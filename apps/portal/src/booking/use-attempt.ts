import { useState } from 'react';
import { type Refusal, refusalOf, wrongField } from './refusal.js';

/** Something that is asked of the server by a tap: busy meanwhile, and why it was refused. */
export function useAttempt(): {
  isBusy: boolean;
  refusal: Refusal | null;
  /** The field that the server refused. */
  field: string | null;
  attempt: (work: () => Promise<void>, timeZone?: string) => Promise<void>;
} {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [field, setField] = useState<string | null>(null);
  const attempt = async (work: () => Promise<void>, timeZone?: string): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    setField(null);
    try {
      await work();
    } catch (error) {
      setField(wrongField(error));
      setRefusal(refusalOf(error, timeZone));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, refusal, field, attempt };
}
