import type { Recipe } from './recipe.ts';

export const aClaim: Recipe = {
  title: 'A claim',
  steps: [
    {
      file: 'student-card/card-claims.ts',
      after: '  album_number: z.string().regex(/^[A-Za-z0-9/-]{1,20}$/),\n',
      text: '  study_programme: printable(100).optional(),\n',
    },
    {
      file: 'institution/server/cards/card-subject.ts',
      after: '  album_number: albumNumber,\n',
      text: "  study_programme: 'Informatyka',\n",
    },
    {
      file: 'issuer/server/texts/pl/texts.ts',
      after: "    album_number: 'Numer albumu',\n",
      text: "    study_programme: 'Kierunek studiów',\n",
    },
    {
      file: 'issuer/server/texts/en/texts.ts',
      after: "    album_number: 'Student number',\n",
      text: "    study_programme: 'Study programme',\n",
    },
    {
      file: 'issuer/server/openid4vci/claim-names.ts',
      after: "new Set(['personal_administrative_number'",
      text: ", 'study_programme'",
    },
    { folder: 'issuer/server/type-metadata/2', copyOf: 'issuer/server/type-metadata/1' },
    { file: 'student-card/card-type.ts', after: 'TYPE_VERSIONS: readonly number[] = [1', text: ', 2' },
    {
      file: 'wallet/app/card/known-claims.ts',
      after: "  'album_number',\n",
      text: "  'study_programme',\n",
    },
    {
      file: 'wallet/app/texts/pl/card.ts',
      after: "    album_number: 'Numer albumu',\n",
      text: "    study_programme: 'Kierunek studiów',\n",
    },
    {
      file: 'wallet/app/texts/en/card.ts',
      after: "    album_number: 'Student number',\n",
      text: "    study_programme: 'Study programme',\n",
    },
  ],
};
