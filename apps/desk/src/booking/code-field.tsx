import { CheckInInput, type Ticket } from '#siaga/contracts';
import { Field, useCommand } from '#siaga/web-kit';
import { type ReactElement, type Ref, useState } from 'react';

/**
 * A line that a scanner types a slip's code into, as a person may. Every scanner ends with Enter. Emptied at once, so that the next
 * one is read even while this one is on its way.
 */
export function CodeField({
  facilityId,
  label,
  kbd,
  className,
  inputRef,
  onArrived,
  onRefused,
}: {
  facilityId: string;
  label: string;
  kbd?: string;
  className?: string;
  inputRef?: Ref<HTMLInputElement>;
  onArrived: (ticket: Ticket) => void;
  /** Must stay the same function between renders. Left out, a message shows it. */
  onRefused?: (error: unknown) => void;
}): ReactElement {
  const [code, setCode] = useState('');
  const checkIn = useCommand('checkIn', onRefused);
  return (
    <form
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() === '') return;
        setCode('');
        // What cannot be a code is refused in the same words as one that there is not.
        const typed = CheckInInput.shape.code.safeParse(code);
        const asked = { facilityId, code: typed.success ? typed.data : 'XXXXXX' };
        void checkIn.run(asked).then((ticket) => {
          if (ticket !== null) onArrived(ticket);
        });
      }}
    >
      <Field
        ref={inputRef}
        label={label}
        kbd={kbd}
        value={code}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(event) => setCode(event.target.value)}
      />
    </form>
  );
}
