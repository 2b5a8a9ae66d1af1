import { Field } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseFieldsProps } from './person-fields.js';
import { PlaceField } from './place-field.js';
import { RegionField } from './region-field.js';
import { type Area } from './use-area.js';

/** Where somebody lives: the region by its name, the address, and a point for who wants one. `says` are other words for a place to which somebody goes. */
export function HomeFields({
  within,
  draft,
  problemAt,
  onChange,
  says,
}: Omit<CaseFieldsProps, 'today'> & {
  within: Area;
  says?: { legend: string; regionHint: string };
}): ReactElement {
  const { t } = useTranslation('desk');
  const text = (name: 'address' | 'rt' | 'rw', maxLength: number): ReactElement => (
    <Field
      label={t(`monitoring.fresh.${name}`)}
      value={draft[name]}
      problem={problemAt(name)}
      maxLength={maxLength}
      autoComplete="off"
      onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
    />
  );
  return (
    <fieldset className="mon-group">
      <legend>{says?.legend ?? t('monitoring.fresh.where')}</legend>
      <RegionField
        within={within}
        value={{ code: draft.regionCode, name: draft.regionName }}
        problem={problemAt('regionCode')}
        hint={says?.regionHint}
        onChange={({ code, name }) => onChange({ ...draft, regionCode: code, regionName: name })}
      />
      {text('address', 300)}
      <div className="dk-fields">
        {text('rt', 5)}
        {text('rw', 5)}
      </div>
      <PlaceField
        regionCode={draft.regionCode}
        point={draft.place}
        onChange={(place) => onChange({ ...draft, place })}
      />
    </fieldset>
  );
}
