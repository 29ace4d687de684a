import type { Recipe } from './recipe.ts';

export const aLanguage: Recipe = {
  title: 'A language',
  steps: [
    { folder: 'verifier/demo/texts/uk', copyOf: 'verifier/demo/texts/en' },
    {
      file: 'verifier/demo/texts/languages.ts',
      after: "export { texts as pl } from './pl/texts.ts';\n",
      text: "export { texts as uk } from './uk/texts.ts';\n",
    },
  ],
};
