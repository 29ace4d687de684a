import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './field.module.css';
import { Field } from './field.tsx';

interface CodeInputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** `digits` opens the numeric keyboard; `letters` keeps capitals and never corrects. */
  readonly kind: 'digits' | 'letters';
}

/**
 * One field for a whole code, not a box a character: it can be pasted, corrected and filled in by the device,
 * and a screen reader reads it as one thing (WCAG 2.2 SC 3.3.8). What was typed is passed on as it is.
 */
export function CodeInput({ label, hint, error, kind, value, onValue, id, ...rest }: CodeInputProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(id !== undefined && { id })}>
      {(wiring) => (
        <input
          inputMode={kind === 'digits' ? 'numeric' : 'text'}
          autoComplete={kind === 'digits' ? 'one-time-code' : 'off'}
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          {...rest}
          {...wiring}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
          className={classes(styles['input'], styles['code'])}
        />
      )}
    </Field>
  );
}
