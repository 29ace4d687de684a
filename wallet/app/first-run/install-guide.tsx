import { Button } from '@mleg/ui/button.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Steps } from '@mleg/ui/steps.tsx';
import { useT } from '../app-i18n.ts';
import { useInstallPrompt } from './install-prompt.ts';
import type { Platform } from './platform.ts';

/** How to get to the home screen, for this browser. */
export function InstallGuide({ platform }: { readonly platform: Platform }) {
  const t = useT();
  const install = useInstallPrompt();
  if (platform.installed) return <p>{t('firstRun.install.installed')}</p>;
  if (install !== undefined)
    return (
      <div>
        <Button icon="download" onClick={() => void install()}>
          {t('firstRun.install.action')}
        </Button>
      </div>
    );
  if (platform.system === 'desktop') return <p>{t('firstRun.install.desktop')}</p>;
  const keys =
    platform.system === 'ios'
      ? (['firstRun.install.ios.share', 'firstRun.install.ios.add', 'firstRun.install.ios.open'] as const)
      : (['firstRun.install.android.menu', 'firstRun.install.android.add'] as const);
  return (
    <Panel>
      <Steps
        label={t('firstRun.install.title')}
        steps={keys.map((key) => ({ id: key, title: t(key), state: 'upcoming' as const }))}
      />
    </Panel>
  );
}
