import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { useQuery } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { useT } from '../app-i18n.ts';

/** Of those that end in half a year somebody has to be told; of those in two weeks, everybody. */
const URGENT = 14;

/** On the desk's first page, while a key ends that nothing follows. */
export function KeysBanner() {
  const t = useT();
  const dates = useDates();
  const { data } = useQuery({ queryKey: ['keys-due'], queryFn: () => client.keysDue() });
  if (!data || data.due.length === 0) return null;
  const nameOf = (name: string) => {
    if (name === 'root') return t('keys.root');
    return name.startsWith('authority') ? t('keys.authority') : t('keys.other', { name });
  };
  return (
    <Notice tone={data.due.some(({ within }) => within <= URGENT) ? 'danger' : 'warning'} title={t('keys.title')}>
      <ul>
        {data.due.map(({ name, lastUse, within }) => (
          <li key={name}>
            {t(within === 0 ? 'keys.over' : 'keys.until', { name: nameOf(name), when: dates.date(lastUse) })}
          </li>
        ))}
      </ul>
      <p>{t('keys.tell')}</p>
    </Notice>
  );
}
