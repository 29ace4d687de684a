import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { Facts } from '@mleg/ui/facts.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { useT } from '../../app-i18n.ts';

/** Who asks, by which account, and why one person is not enough. */
export function WhoAndWhy({ deed }: { readonly deed: HeldDeedDetail }) {
  const t = useT();
  const dates = useDates();
  const { account, comer, file } = deed;
  const { browser = 'other', system = 'other' } = account?.device ?? {};
  const device = [browser, system].filter((name) => name !== 'other');
  return (
    <>
      <Facts
        facts={[
          { name: t('held.who'), value: `${deed.askedBy}, ${dates.dateTime(deed.askedAt)}` },
          ...(comer?.invitedBy ? [{ name: t('held.comer.invitedBy'), value: comer.invitedBy }] : []),
          ...(file ? [{ name: t('held.file'), value: `${file.fileName} (${file.uploadedBy})` }] : []),
          ...(account?.login ? [{ name: t('held.login'), value: account.login }] : []),
          ...(account?.email ? [{ name: t('held.email'), value: account.email }] : []),
          ...(device.length > 0 ? [{ name: t('held.device'), value: device.join(', ') }] : []),
          ...(account && account.sharesDeviceWith.length > 0
            ? [{ name: t('held.sharesDevice'), value: account.sharesDeviceWith.join(', ') }]
            : []),
        ]}
      />
      <ul>
        {deed.rules.map((rule) => (
          <li key={rule}>{t(`held.rule.${rule}`)}</li>
        ))}
      </ul>
    </>
  );
}
