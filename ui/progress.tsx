import { useId } from 'react';
import styles from './progress.module.css';

interface ProgressProps {
  readonly label: string;
  /** 0–1, or nothing when how much is left is not known. */
  readonly value?: number;
}

export function Progress({ label, value }: ProgressProps) {
  const id = useId();
  return (
    <div className={styles['progress']}>
      <span id={id} className={styles['label']}>
        {label}
      </span>
      {/* The native element keeps its role without a value: "busy", not 0 %. */}
      <progress
        aria-labelledby={id}
        className={styles['bar']}
        {...(value !== undefined && { value: Math.min(1, Math.max(0, value)), max: 1 })}
      />
    </div>
  );
}
