import { AUDIENCE_LENGTH } from '@mleg/protocol/offline-check/question';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import { useT } from '../app-i18n.ts';
import { allowSound, tellVerdict } from '../check/tell-verdict.ts';
import { useInspector } from '../inspector.ts';
import { hrefOf } from '../routing/use-page.ts';

const SAMPLE = { verdict: 'amber', reason: 'no-pack' } as const;

/** Kept on this phone at once; there is nothing to save. */
export function SettingsPage() {
  const t = useT();
  const { sound, setSound, audience, setAudience } = useInspector();
  return (
    <Page documentTitle={t('settings.documentTitle')}>
      <h1>{t('settings.title')}</h1>
      <TextField
        id="audience"
        label={t('settings.audience.label')}
        hint={t('settings.audience.hint')}
        maxLength={AUDIENCE_LENGTH}
        value={audience}
        onChange={(event) => setAudience(event.currentTarget.value)}
      />
      <Checkbox
        label={t('settings.sound')}
        checked={sound}
        onChange={(event) => {
          const wanted = event.currentTarget.checked;
          setSound(wanted);
          if (!wanted) return;
          allowSound();
          tellVerdict(SAMPLE, { sound: true });
        }}
      />
      <LinkButton icon="arrowLeft" href={hrefOf('ready')}>
        {t('shell.back')}
      </LinkButton>
    </Page>
  );
}
