import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recipe, Step } from './recipe.ts';

const FOLDER = 'issuer/server/type-metadata';
const TYPES = ['education-card', 'student-card', 'pupil-card'] as const;
const CLAIM =
  '{"path":["study_programme"],"display":[{"locale":"pl","label":"Kierunek studiów"},{"locale":"en","label":"Study programme"}],"sd":"always"},';

/** A type's text in version 2: that of version 1 with the new addresses, and the claim where it belongs. */
function secondText(type: (typeof TYPES)[number]): string {
  const first = readFileSync(join(import.meta.dirname, '..', '..', FOLDER, '1', `${type}.json`), 'utf8');
  const moved = first.replaceAll(/(\{origin\}\/types\/[\w-]+)\/1"/g, '$1/2"');
  return type === 'student-card' ? moved.replace('"claims":[', `"claims":[${CLAIM}`) : moved;
}

const texts: readonly Step[] = TYPES.map((type) => ({ file: `${FOLDER}/2/${type}.json`, create: secondText(type) }));
const digests = TYPES.map(
  (type) => `    '${type}': '${createHash('sha256').update(secondText(type)).digest('hex')}',\n`,
);

export const aClaim: Recipe = {
  title: 'A claim',
  steps: [
    {
      file: 'student-card/card-claims.ts',
      after: '  album_number: z.string().regex(/^[A-Za-z0-9/-]{1,20}$/),\n',
      text: '  study_programme: printable(100).optional(),\n',
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
    ...texts,
    {
      file: `${FOLDER}/type-documents.test.ts`,
      after: "    'pupil-card': 'a802be7e54f749e4a260de7550435e7959de3b07c080a7ce03be7e96a5989b20',\n  },\n",
      text: `  2: {\n${digests.join('')}  },\n`,
    },
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
  api: true,
  nextRelease: [
    { file: 'student-card/card-type.ts', after: 'ISSUED_TYPE_VERSION = 1', text: ' + 1' },
    {
      file: 'institution/server/cards/card-subject.ts',
      after: '  album_number: albumNumber,\n',
      text: "  study_programme: 'Informatyka',\n",
    },
  ],
};
