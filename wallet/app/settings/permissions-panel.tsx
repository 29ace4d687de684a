import { Facts } from '@mleg/ui/facts.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useEffect, useState } from 'react';
import { useT } from '../app-i18n.ts';

/** Which permissions were granted; some browsers do not say. */
export function PermissionsPanel() {
  const t = useT();
  const [camera, setCamera] = useState<PermissionState | 'unknown'>('unknown');
  useEffect(() => {
    navigator.permissions
      ?.query({ name: 'camera' })
      .then(({ state }) => setCamera(state))
      .catch(() => setCamera('unknown'));
  }, []);
  return (
    <Panel title={t('settings.permissions.title')}>
      <Facts facts={[{ name: t('settings.permissions.camera'), value: t(`settings.permissions.${camera}`) }]} />
      <p>{t('firstRun.permissions.nothing')}</p>
    </Panel>
  );
}
