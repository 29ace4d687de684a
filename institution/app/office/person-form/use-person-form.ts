import {
  type FieldProblem,
  type KnownFields,
  type PersonFields,
  personFieldsSchema,
} from '@mleg/institution-contract/person-form';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { ORPCError } from '@orpc/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { changedFields } from './changed-fields.ts';

/** Of somebody new there is nothing that could have changed. */
const empty: KnownFields = { ...personFieldsSchema.parse({ status: 'active' }), hasPesel: false, version: '' };

interface Save {
  fields: PersonFields;
  /** What the form was made from. */
  shown: KnownFields;
}

/** The form of somebody who is known, or of somebody new. */
export function usePersonForm(personId: string | undefined, onSaved: (personId: string) => void) {
  const known = useQuery({
    queryKey: ['person-fields', personId],
    queryFn: () => (personId === undefined ? empty : client.personForm.get({ personId })),
    // Only a refusal asks again, and personal data must not stay in the cache.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const save = useMutation({
    mutationFn: async ({ fields, shown: { version } }: Save) => {
      if (personId === undefined) return (await client.personForm.add(fields)).personId;
      await client.personForm.change({ personId, version, ...fields });
      return personId;
    },
    onError: async (error) => {
      if (isMeanwhile(error)) await known.refetch();
    },
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'person-fields' });
      onSaved(saved);
    },
  });
  const { data: now } = known;
  const shown = save.variables?.shown;
  const isKnown = isMeanwhile(save.error) && shown && now && now.version !== shown.version;
  const changed = isKnown ? changedFields(shown, now) : undefined;
  return { known, save, problems: problemsOf(save.error), changed };
}

const isMeanwhile = (error: unknown) => refusalCode(error) === 'CHANGED_MEANWHILE';

function problemsOf(error: unknown): readonly FieldProblem[] {
  if (!(error instanceof ORPCError) || error.code !== 'INVALID') return [];
  return (error.data as { problems: FieldProblem[] }).problems;
}
