import { type ListColumns, type ListMapping } from '#siaga/contracts';
import {
  Button,
  ColumnFields,
  FetchedPart,
  Field,
  Select,
  showDone,
  useCommand,
  useFetched,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListKindView } from './kinds/list-kind-view.js';

const NONE = '';

export interface ColumnPickerProps {
  kind: ListKindView;
  headings: readonly string[];
  columns: ListColumns;
  /** The region that a saved mapping belongs to. */
  regionCode: string;
  onChange: (columns: ListColumns) => void;
}

/** What a mapping names of this file's headings. */
function fitting({ columns }: ListMapping, headings: readonly string[]): ListColumns {
  return Object.fromEntries(Object.entries(columns).filter(([, heading]) => headings.includes(heading)));
}

/** The columns of before, and keeping those of now under a name. */
function Saved({ kind, headings, columns, regionCode, onChange }: ColumnPickerProps): ReactElement {
  const { t } = useTranslation('console');
  const [name, setName] = useState('');
  const [pickedId, setPickedId] = useState(NONE);
  const fetched = useFetched('listMappings', { kind: kind.name });
  const save = useCommand('saveListMapping');
  const remove = useCommand('removeListMapping');
  const keep = async (): Promise<void> => {
    if (!(await save.run({ kind: kind.name, regionCode, name, columns }))) return;
    showDone(t('lists.saved', { name }));
    fetched.reload();
  };
  const forget = async (): Promise<void> => {
    if (!(await remove.run({ id: pickedId }))) return;
    setPickedId(NONE);
    fetched.reload();
  };
  return (
    <div className="savedcolumns">
      <FetchedPart fetched={fetched}>
        {({ mappings }) =>
          mappings.length > 0 && (
            <div className="line">
              <Select
                label={t('lists.mappings')}
                value={pickedId}
                options={[
                  { value: NONE, text: t('lists.noMapping') },
                  ...mappings.map((mapping) => ({ value: mapping.id, text: mapping.name })),
                ]}
                onChange={(id) => {
                  setPickedId(id);
                  const picked = mappings.find((mapping) => mapping.id === id);
                  if (picked) onChange(fitting(picked, headings));
                }}
              />
              {pickedId !== NONE && (
                <Button isBusy={remove.isBusy} onClick={() => void forget()}>
                  {t('lists.forget')}
                </Button>
              )}
            </div>
          )
        }
      </FetchedPart>
      <div className="line">
        <Field
          label={t('lists.mappingName')}
          hint={t('lists.mappingHint')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
        <Button
          isBusy={save.isBusy}
          disabled={name.trim().length < 2 || Object.keys(columns).length === 0}
          onClick={() => void keep()}
        >
          {t('lists.save')}
        </Button>
      </div>
    </div>
  );
}

/** Which heading is what: each thing that is wanted, with a list of the file's headings. */
export function ColumnPicker(props: ColumnPickerProps): ReactElement {
  const { kind, headings, columns, onChange } = props;
  const { t } = useTranslation('console');
  return (
    <section>
      <h3>{t('lists.columns')}</h3>
      <p className="muted">{t('lists.columnsHint')}</p>
      <ColumnFields
        fields={kind.fields.map((name) => ({ name, label: t(`lists.field.${name}`) }))}
        headings={headings}
        columns={columns}
        noColumn={t('lists.noColumn')}
        onChange={onChange}
      />
      <Saved {...props} />
    </section>
  );
}
