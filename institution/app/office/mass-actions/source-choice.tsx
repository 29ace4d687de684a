import { candidateSourceSchema } from '@mleg/institution-contract/mass-action';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { useT } from '../../app-i18n.ts';
import type { Source } from './use-mass-actions.ts';

interface SourceChoiceProps {
  readonly groups: readonly string[];
  readonly source: Source;
  readonly onChoose: (source: Source) => void;
}

/** A group is known by its position in the list, so that no group's name can be mistaken for another choice. */
export function SourceChoice({ groups, source, onChoose }: SourceChoiceProps) {
  const t = useT();
  const choose = (value: string) => {
    const known = candidateSourceSchema.safeParse(value);
    const group = groups[Number(value)];
    if (known.success) onChoose({ source: known.data });
    else if (group !== undefined) onChoose({ group });
  };
  return (
    <SelectField
      label={t('mass.source')}
      value={'group' in source ? String(groups.indexOf(source.group)) : source.source}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {candidateSourceSchema.options.map((one) => (
        <option key={one} value={one}>
          {t(`mass.from.${one}`)}
        </option>
      ))}
      {groups.map((name, place) => (
        <option key={name} value={place}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
