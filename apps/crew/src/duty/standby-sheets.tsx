import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { RestReason, type Unit } from '#siaga/contracts';
import { useCommand } from '#siaga/web-kit';
import { BigChoice, Sheet } from '../frame/sheet.js';

/** Why the unit takes no jobs for a while. */
export function RestSheet({ unit, onClose }: { unit: Unit; onClose: () => void }): ReactElement {
  const { t } = useTranslation('crew');
  const { t: common } = useTranslation('common');
  const setService = useCommand('setService');
  const rest = async (reason: RestReason) => {
    if (await setService.run({ id: unit.id, service: 'out_of_service', reason })) onClose();
  };
  return (
    <Sheet title={t('dutySheet.restTitle')} onClose={onClose}>
      {RestReason.options.map((reason) => (
        <BigChoice
          key={reason}
          title={common(`reason.${reason}`)}
          isDisabled={setService.isBusy}
          onChoose={() => void rest(reason)}
        />
      ))}
    </Sheet>
  );
}

/** Ending the shift takes a second answer: a thumb that meant the button beside it must not take the unit away. */
export function SignOffSheet({ unit, onClose }: { unit: Unit; onClose: () => void }): ReactElement {
  const { t } = useTranslation('crew');
  const signOff = useCommand('signOff');
  const leave = async () => {
    if (await signOff.run({ id: unit.id })) onClose();
  };
  return (
    <Sheet title={t('dutySheet.signOffTitle', { unit: unit.callSign })} onClose={onClose}>
      <BigChoice title={t('dutySheet.stay')} onChoose={onClose} />
      <BigChoice
        title={t('dutySheet.signOffNow')}
        lines={[t('dutySheet.signOffMeans')]}
        isDisabled={signOff.isBusy}
        onChoose={() => void leave()}
      />
    </Sheet>
  );
}
