import { Icon } from '@mleg/ui/icon.tsx';
import { useNow } from '@mleg/ui/use-now.ts';
import { LIST_TOO_OLD_SECONDS } from '@mleg/verifier-check/judge-card';
import { useT } from '../app-i18n.ts';
import { useAge } from '../check/use-age.ts';
import type { Equipment } from '../pack/equipment.ts';
import { useEquipment } from '../pack/use-equipment.ts';
import styles from './ready.module.css';
import { useAppIsKept } from './use-app-is-kept.ts';

interface Line {
  name: 'lists' | 'clock' | 'app';
  isGood: boolean;
  text: string;
}

/** What checks depend on, each with its sign and its word. */
export function Readiness() {
  const t = useT();
  const age = useAge();
  const { opened, doubt } = useEquipment();
  const now = Math.floor(useNow(10_000).getTime() / 1000);
  const isKept = useAppIsKept();
  const oldest = oldestList(opened);
  const lists: Line =
    oldest === undefined
      ? { name: 'lists', isGood: false, text: t('ready.lists.none') }
      : {
          name: 'lists',
          isGood: now - oldest < LIST_TOO_OLD_SECONDS,
          text: t(now - oldest < LIST_TOO_OLD_SECONDS ? 'ready.lists.good' : 'ready.lists.old', {
            age: age(Math.max(0, now - oldest)),
          }),
        };
  const lines: Line[] = [
    lists,
    { name: 'clock', isGood: doubt === undefined, text: t(doubt ? `ready.clock.${doubt}` : 'ready.clock.good') },
    { name: 'app', isGood: isKept, text: t(isKept ? 'ready.app.good' : 'ready.app.online') },
  ];
  return (
    <ul className={styles['lines']}>
      {lines.map(({ name, isGood, text }) => (
        <li key={name} className={isGood ? styles['good'] : styles['bad']}>
          <Icon name={isGood ? 'checkCircle' : 'alert'} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** A check may need any of them, so the oldest counts. Seconds since 1970. */
function oldestList(opened: Equipment['opened']): number | undefined {
  if (!opened) return undefined;
  return Math.min(opened.pack.iat, ...opened.pack.lists.map(({ iat }) => iat));
}
