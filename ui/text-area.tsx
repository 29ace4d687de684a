import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './field.module.css';
import { Field } from './field.tsx';

interface TextAreaProps extends ComponentProps<'textarea'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

export function TextArea({ label, hint, error, id, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(id !== undefined && { id })}>
      {(wiring) => <textarea {...rest} {...wiring} className={classes(styles['input'], styles['area'])} />}
    </Field>
  );
}
