import { type RosterColumns, type RosterImport, rosterFieldSchema } from '@mleg/institution-contract/roster';
import { Button } from '@mleg/ui/button.tsx';
import layout from '@mleg/ui/layout.module.css';
import { SelectField } from '@mleg/ui/select-field.tsx';
import typography from '@mleg/ui/typography.module.css';
import { type FormEvent, useState } from 'react';
import { useT } from '../../app-i18n.ts';
import styles from './roster.module.css';
import type { Roster } from './use-roster.ts';

interface ColumnsFormProps {
  readonly file: RosterImport;
  readonly choose: Roster['choose'];
}

/** Which column holds what: as the headings say or as was chosen, which the office can correct for this file. */
export function ColumnsForm({ file, choose }: ColumnsFormProps) {
  const t = useT();
  const [columns, setColumns] = useState<RosterColumns>(file.columns);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate({ importId: file.importId, columns });
  };
  return (
    <form className={layout['stack']} onSubmit={submit}>
      <p className={typography['muted']}>{t('roster.columnsHint')}</p>
      <div className={styles['fields']}>
        {rosterFieldSchema.options.map((field) => (
          <SelectField
            key={field}
            label={t(`roster.field.${field}`)}
            value={columns[field] ?? ''}
            onChange={({ currentTarget: { value } }) => {
              const { [field]: _, ...others } = columns;
              setColumns(value === '' ? others : { ...others, [field]: Number(value) });
            }}
          >
            <option value="">{t('roster.columnNone')}</option>
            {file.headers.map((header, at) => (
              <option key={`${at} ${header}`} value={at}>
                {header || `(${at + 1})`}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
      <div>
        <Button type="submit" look="primary" busy={choose.isPending}>
          {t('roster.columnsSave')}
        </Button>
      </div>
    </form>
  );
}
