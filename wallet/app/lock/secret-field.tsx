import { TextField } from '@mleg/ui/text-field.tsx';
import type { ComponentProps } from 'react';
import type { SecretKind } from '../storage/lock-record.ts';

interface SecretFieldProps extends Omit<ComponentProps<typeof TextField>, 'type' | 'onChange' | 'value'> {
  readonly kind: SecretKind;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** A PIN brings up the numeric keyboard; password managers may keep either. */
export function SecretField({ kind, onValue, ...rest }: SecretFieldProps) {
  return (
    <TextField
      autoComplete="current-password"
      {...rest}
      type="password"
      inputMode={kind === 'pin' ? 'numeric' : 'text'}
      {...(kind === 'pin' && { maxLength: 6, pattern: '[0-9]*' })}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  );
}
