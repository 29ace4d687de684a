import styles from './institution-emblem.module.css';

interface InstitutionEmblemProps {
  readonly name: string;
  /** Address of the emblem; without one, the initials stand in. */
  readonly emblem?: string | undefined;
}

/** The name stands beside the emblem, so a screen reader skips the emblem. */
export function InstitutionEmblem({ name, emblem }: InstitutionEmblemProps) {
  if (emblem) return <img className={styles['emblem']} src={emblem} alt="" />;
  return (
    <span className={styles['emblem']} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** „Uniwersytet Przykładowy w Nowym Mieście” → „UP”: the first two words that begin with a capital. */
function initials(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');
}
