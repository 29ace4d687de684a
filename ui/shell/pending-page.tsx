import { Skeleton } from '../skeleton.tsx';
import styles from './pending-page.module.css';

export function PendingPage() {
  return (
    <div className={styles['pending']}>
      <Skeleton lines={5} />
    </div>
  );
}
