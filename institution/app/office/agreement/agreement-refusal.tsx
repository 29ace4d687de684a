import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { ORPCError } from '@orpc/client';
import { useT } from '../../app-i18n.ts';
import { texts as polish } from '../../texts/pl/texts.ts';
import { OfficeProblem } from '../office-problem.tsx';

/** Why the Ministry did not take what was sent. */
export function AgreementRefusal({ error }: { readonly error: unknown }) {
  const t = useT();
  const code = refusalCode(error);
  if (code === 'ISSUER_AWAY') return <Notice announce>{t('agreement.away')}</Notice>;
  if (code !== 'REFUSED' || !(error instanceof ORPCError)) return <OfficeProblem error={error} />;
  const { refused, invalid } = error.data as { refused: string; invalid: readonly string[] };
  const strange = invalid.map((member) => member.slice(member.lastIndexOf('.') + 1));
  if (strange.length > 0 && strange.every(isWords)) {
    return (
      <Notice tone="danger" title={t('agreement.refused.title')} announce>
        <p>{t('agreement.strangeWords', { what: strange.map((words) => t(WORDS[words])).join(', ') })}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="danger" title={t('agreement.refused.title')} announce>
      <p>{isKnown(refused) ? t(`agreement.refused.${refused}`) : t('agreement.refused.other', { code: refused })}</p>
    </Notice>
  );
}

/** What the Ministry takes in certain letters only. */
const WORDS = {
  name: 'agreement.own.name',
  shortName: 'agreement.own.shortName',
  address: 'agreement.own.address',
  street: 'agreement.field.street',
  city: 'agreement.field.city',
} as const;

const isWords = (member: string): member is keyof typeof WORDS => member in WORDS;

type Known = Exclude<keyof typeof polish.agreement.refused, 'title' | 'other'>;

const isKnown = (refused: string): refused is Known => refused in polish.agreement.refused && refused !== 'title';
