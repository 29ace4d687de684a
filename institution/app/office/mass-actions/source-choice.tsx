import { SelectField } from '@mleg/ui/select-field.tsx';
import { useT } from '../../app-i18n.ts';

interface SourceChoiceProps {
  readonly groups: readonly string[];
  /** Missing: people who have left. */
  readonly group: string | undefined;
  readonly leavers: number | undefined;
  readonly onChoose: (group: string | undefined) => void;
}

export function SourceChoice({ groups, group, leavers, onChoose }: SourceChoiceProps) {
  const t = useT();
  return (
    <SelectField
      label={t('mass.source')}
      value={group ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    >
      <option value="">{t('mass.leavers', { count: leavers ?? 0 })}</option>
      {groups.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
