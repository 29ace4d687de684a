import { agreementTermsSchema } from '@mleg/institution-contract/agreement';
import { personFieldSchema, personStatusSchema } from '@mleg/institution-contract/person-fields';
import { photoRejectionSchema } from '@mleg/institution-contract/photo';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { useT } from '../app-i18n.ts';

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const terms = agreementTermsSchema.keyof();
const termOf = (field: string) => terms.safeParse(field).data;
const roles = ['office', 'head', 'teaches'] as const;
const roleOf = (field: string) => roles.find((role) => role === field);

/** What fields and values are called. */
export function useFieldWords() {
  const t = useT();
  const dates = useDates();
  return {
    field: (field: string) => {
      const known = personFieldSchema.safeParse(field);
      const role = roleOf(field);
      if (field === 'email') return t('held.email');
      const term = termOf(field);
      if (term) return t(`agreement.field.${term}`);
      if (field === 'newKey') return t('agreement.newKey');
      if (field === 'text') return t('agreement.changeWords');
      if (field === 'note') return t('held.refusalNote');
      if (field === 'rejection') return t('secretary.photos.reason');
      return known.success ? t(`roster.field.${known.data}`) : role ? t(`staff.${role}`) : field;
    },
    value: (field: string, value: string | undefined) => {
      if (value === undefined) return t('roster.empty');
      if (isoDate.test(value)) return dates.date(value);
      const status = personStatusSchema.safeParse(value);
      if (field === 'status' && status.success) return t(`personForm.status.${status.data}`);
      const rejection = photoRejectionSchema.safeParse(value);
      if (field === 'rejection' && rejection.success) return t(`family.photo.reason.${rejection.data}`);
      return value === 'yes' ? t('held.yes') : value;
    },
  };
}
