import type { ComponentProps, ReactNode } from 'react';
import styles from './field.module.css';
import { Field } from './field.tsx';

interface SelectFieldProps extends ComponentProps<'select'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** The platform's own select, which everybody knows. The options are its children. */
export function SelectField({ label, hint, error, id, ...rest }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(id !== undefined && { id })}>
      {(wiring) => <select {...rest} {...wiring} className={styles['input']} />}
    </Field>
  );
}
