import { Icon } from '@mleg/ui/icon.tsx';
import { useNow } from '@mleg/ui/use-now.ts';
import { LIST_TOO_OLD_SECONDS } from '@mleg/verifier-check/judge-card';
import { useT } from '../app-i18n.ts';
import { useAge } from '../check/use-age.ts';
import type { Equipment } from '../pack/equipment.ts';
import { useEquipment } from '../pack/use-equipment.ts';
import styles from './ready.module.css';
import { useAppIsKept } from './use-app-is-kept.ts';

type Sign = 'good' | 'bad' | 'coming';

interface Line {
  name: 'lists' | 'clock' | 'app';
  is: Sign;
  text: string;
}

const ICONS = { good: 'checkCircle', bad: 'alert', coming: 'refresh' } as const;

/** What checks depend on, each with its sign and its word. What is just being fetched is no alarm. */
export function Readiness() {
  const t = useT();
  const age = useAge();
  const { opened, doubt, refreshing } = useEquipment();
  const now = Math.floor(useNow(10_000).getTime() / 1000);
  const isKept = useAppIsKept();
  const lists = (): Line => {
    const oldest = oldestList(opened);
    if (oldest === undefined)
      return missing('lists', refreshing, t(refreshing ? 'ready.lists.coming' : 'ready.lists.none'));
    const values = { age: age(Math.max(0, now - oldest)) };
    return now - oldest < LIST_TOO_OLD_SECONDS
      ? { name: 'lists', is: 'good', text: t('ready.lists.good', values) }
      : { name: 'lists', is: 'bad', text: t('ready.lists.old', values) };
  };
  const clock = (): Line => {
    if (doubt === undefined) return { name: 'clock', is: 'good', text: t('ready.clock.good') };
    const coming = doubt === 'never-confirmed' && refreshing;
    return missing('clock', coming, t(coming ? 'ready.clock.coming' : `ready.clock.${doubt}`));
  };
  const app = (): Line =>
    isKept
      ? { name: 'app', is: 'good', text: t('ready.app.good') }
      : missing('app', refreshing, t(refreshing ? 'ready.app.coming' : 'ready.app.online'));
  return (
    <ul className={styles['lines']}>
      {[lists(), clock(), app()].map(({ name, is, text }) => (
        <li key={name} className={styles[is]}>
          <Icon name={ICONS[is]} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

const missing = (name: Line['name'], coming: boolean, text: string): Line => ({
  name,
  is: coming ? 'coming' : 'bad',
  text,
});

/** A check may need any of them, so the oldest counts. Seconds since 1970. */
function oldestList(opened: Equipment['opened']): number | undefined {
  if (!opened) return undefined;
  return Math.min(opened.pack.iat, ...opened.pack.lists.map(({ iat }) => iat));
}
