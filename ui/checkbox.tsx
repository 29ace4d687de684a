import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './checkbox.module.css';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  readonly label: ReactNode;
  readonly error?: string | undefined;
}

export function Checkbox({ label, error, id, ...rest }: CheckboxProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const errorId = `${controlId}-error`;
  return (
    <div>
      {error && (
        <p id={errorId} className={styles['error']}>
          {error}
        </p>
      )}
      <label className={styles['row']} htmlFor={controlId}>
        <input
          {...rest}
          type="checkbox"
          id={controlId}
          className={styles['box']}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
