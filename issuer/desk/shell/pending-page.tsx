import { Skeleton } from '@mleg/ui/skeleton.tsx';
import styles from './shell.module.css';

export function PendingPage() {
  return (
    <div className={styles['pending']}>
      <Skeleton lines={5} />
    </div>
  );
}
