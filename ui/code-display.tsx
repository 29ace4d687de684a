import styles from './code-display.module.css';

interface CodeDisplayProps {
  readonly value: string;
  /** How many characters stand in a group on the screen; a copied code has no gaps. */
  readonly group?: number;
  readonly label: string;
}

/** A code that is typed elsewhere: large, in groups, read out character by character. */
export function CodeDisplay({ value, group = 4, label }: CodeDisplayProps) {
  const groups = value.match(new RegExp(`.{1,${group}}`, 'gu')) ?? [];
  return (
    <p className={styles['code']} role="img" aria-label={`${label}: ${Array.from(value).join(' ')}`}>
      {groups.map((part, index) => (
        <span key={`${index}${part}`} className={styles['group']}>
          {part}
        </span>
      ))}
    </p>
  );
}
