import { type ApiInput } from '#siaga/contracts';
import { Button, errorText, takeFile } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Paper = 'printIncident' | 'printShift';

/** Has a paper printed by the server and gives it to the browser; what failed stands beside the button. */
export function PrintButton<N extends Paper>({
  name,
  input,
  label,
}: {
  name: N;
  /** Null while it cannot be asked for. */
  input: Omit<ApiInput<N>, 'language'> | null;
  label: string;
}): ReactElement {
  const { t: common, i18n } = useTranslation('common');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const print = async (): Promise<void> => {
    if (input === null) return;
    setBusy(true);
    setFailure(null);
    try {
      const language = i18n.language === 'en' ? 'en' : 'id';
      await takeFile(name, { ...input, language } as ApiInput<N>);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button isBusy={isBusy} disabled={input === null} onClick={() => void print()}>
        {label}
      </Button>
      {failure !== null && (
        <p className="note is-amber" role="alert">
          {errorText(failure, common)}
        </p>
      )}
    </>
  );
}
