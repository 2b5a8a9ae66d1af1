import { CheckInInput, type Ticket } from '#siaga/contracts';
import { Field, useCommand } from '#siaga/web-kit';
import { type ReactElement, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';

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
  onNoCode,
}: {
  facilityId: string;
  label: string;
  kbd?: string;
  className?: string;
  inputRef?: Ref<HTMLInputElement>;
  onArrived: (ticket: Ticket) => void;
  /** Must stay the same function between renders. Left out, a message shows it. */
  onRefused?: (error: unknown) => void;
  /** What was typed cannot be a code: nothing was asked, and the field says so. */
  onNoCode?: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const [code, setCode] = useState('');
  const [isWrong, setWrong] = useState(false);
  const checkIn = useCommand('checkIn', onRefused);
  return (
    <form
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() === '') return;
        setCode('');
        const typed = CheckInInput.shape.code.safeParse(code);
        setWrong(!typed.success);
        if (!typed.success) {
          onNoCode?.();
          return;
        }
        void checkIn.run({ facilityId, code: typed.data }).then((ticket) => {
          if (ticket !== null) onArrived(ticket);
        });
      }}
    >
      <Field
        ref={inputRef}
        label={label}
        kbd={kbd}
        value={code}
        problem={isWrong ? t('counter.noCode') : null}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(event) => {
          setWrong(false);
          setCode(event.target.value);
        }}
      />
    </form>
  );
}
