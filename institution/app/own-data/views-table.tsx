import type { DataView } from '@mleg/institution-contract/privacy';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import table from '@mleg/ui/table.module.css';
import { useT } from '../app-i18n.ts';

export function ViewsTable({ views }: { readonly views: readonly DataView[] }) {
  const t = useT();
  const dates = useDates();
  const who = (by: string, role: DataView['role']) => {
    const name = by || t('privacy.own.someone');
    return role ? t('privacy.own.by', { name, role: t(`privacy.own.role.${role}`) }) : name;
  };
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          <th scope="col">{t('privacy.own.when')}</th>
          <th scope="col">{t('privacy.own.who')}</th>
          <th scope="col">{t('privacy.own.what')}</th>
        </tr>
      </thead>
      <tbody>
        {views.map(({ by, role, what, times, lastAt }) => (
          <tr key={`${by} ${what} ${lastAt}`}>
            <td>
              <time dateTime={lastAt}>
                {dates.shortDate(lastAt)} {dates.time(lastAt)}
              </time>
            </td>
            <td>{who(by, role)}</td>
            <td>
              {times > 1
                ? t('privacy.own.times', { what: t(`privacy.own.kind.${what}`), count: times })
                : t(`privacy.own.kind.${what}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
