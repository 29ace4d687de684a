import { type PeopleFilter, peopleFilterSchema } from '@mleg/institution-contract/person';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { useGroups } from './groups/use-group.ts';
import styles from './office.module.css';
import type { PeopleSearch } from './people-search.ts';

/** Which group and which state; both stand in the address and so stay while people are looked at. */
export function PeopleFilterFields({ search }: { readonly search: PeopleSearch }) {
  const t = useT();
  const navigate = useNavigate();
  const { data } = useGroups();
  const { grupa, stan } = search;
  const show = (next: { grupa: string | undefined; stan: PeopleFilter | undefined }) =>
    void navigate({
      to: paths.office,
      search: { ...(next.grupa ? { grupa: next.grupa } : {}), ...(next.stan ? { stan: next.stan } : {}) },
      replace: true,
    });
  const names = data?.groups.map(({ name }) => name) ?? [];
  // A bookmark may name a group in which nobody is any more.
  const groups = grupa === undefined || names.includes(grupa) ? names : [grupa, ...names];
  return (
    <div className={styles['filters']}>
      <SelectField
        label={t('office.filter.group')}
        value={grupa ?? ''}
        onChange={(event) => show({ grupa: event.currentTarget.value, stan })}
      >
        <option value="">{t('office.filter.allGroups')}</option>
        {groups.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('office.filter.state')}
        value={stan ?? ''}
        onChange={(event) => show({ grupa, stan: peopleFilterSchema.safeParse(event.currentTarget.value).data })}
      >
        <option value="">{t('office.filter.allStates')}</option>
        {peopleFilterSchema.options.map((option) => (
          <option key={option} value={option}>
            {t(`office.filter.states.${option}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
