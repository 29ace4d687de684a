import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

export interface FieldWiring {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** The id of the control, so that an error summary can link to it. */
  readonly id?: string;
  readonly children: (wiring: FieldWiring) => ReactNode;
}

/** Label, hint and error around any control, wired so that they are read together. */
export function Field({ label, hint, error, id, children }: FieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const hintId = `${controlId}-hint`;
  const errorId = `${controlId}-error`;
  const described = [hint && hintId, error && errorId].filter(Boolean).join(' ');
  const wiring: FieldWiring = {
    id: controlId,
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': true }),
  };
  return (
    <div className={classes(styles['field'], error && styles['wrong'])}>
      <label className={styles['label']} htmlFor={controlId}>
        {label}
      </label>
      {hint && (
        <p id={hintId} className={styles['hint']}>
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className={styles['error']}>
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
      {children(wiring)}
    </div>
  );
}
