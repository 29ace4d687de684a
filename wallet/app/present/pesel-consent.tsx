import { Checkbox } from '@mleg/ui/checkbox.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import type { Ref } from 'react';
import { useT } from '../app-i18n.ts';

interface PeselConsentProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly name: string;
  readonly given: boolean;
  /** The holder forgot to switch it on, and nothing was sent. */
  readonly missing: boolean;
  readonly onChange: (given: boolean) => void;
}

/** The PESEL is asked for by its name, with a switch of its own that is off. */
export function PeselConsent({ ref, name, given, missing, onChange }: PeselConsentProps) {
  const t = useT();
  return (
    <Panel title="PESEL">
      <p>{t('show.consent.peselWhy')}</p>
      <Checkbox
        ref={ref}
        label={t('show.consent.pesel', { name })}
        checked={given}
        error={missing ? t('show.consent.peselNeeded') : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </Panel>
  );
}
