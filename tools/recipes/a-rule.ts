import type { Recipe } from './recipe.ts';

export const aRule: Recipe = {
  title: 'A rule of eligibility',
  api: true,
  steps: [
    { file: 'institution/contract/eligibility.ts', after: "  'data-complete',\n", text: "  'group-known',\n" },
    {
      file: 'institution/server/eligibility/eligibility-rules.ts',
      after: "  'data-complete': dataComplete,\n",
      text: "  'group-known': ({ person }) => ({ passed: person.group !== '' }),\n",
    },
    {
      file: 'institution/app/texts/pl/eligibility.ts',
      after: "      short: 'Pełne dane',\n    },\n",
      text: "    'group-known': {\n      wrong: 'Nie wiemy, do której grupy należysz',\n      todo: 'Zgłoś się do sekretariatu.',\n      short: 'Grupa',\n    },\n",
    },
    {
      file: 'institution/app/texts/en/eligibility.ts',
      after: "      short: 'Complete data',\n    },\n",
      text: "    'group-known': {\n      wrong: 'We do not know which group is yours',\n      todo: 'Ask the office.',\n      short: 'Group',\n    },\n",
    },
    {
      file: 'institution/server/eligibility/eligibility-rules.test.ts',
      after:
        "test('a photo is needed', () => {\n  expect(obstacles({ hasPhoto: false })).toEqual(['photo-present']);\n});\n",
      text: "\ntest('what somebody group must be known', () => {\n  expect(obstacles({ group: '' })).toEqual(['group-known']);\n});\n",
    },
  ],
};
