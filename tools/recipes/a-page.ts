import type { Recipe } from './recipe.ts';

export const aPage: Recipe = {
  title: 'A page',
  steps: [
    {
      file: 'institution/app/texts/pl/help.ts',
      create: "export const help = {\n  title: 'Pomoc',\n  text: 'Zgłoś się do sekretariatu.',\n} as const;\n",
    },
    {
      file: 'institution/app/texts/en/help.ts',
      create: `import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/help.ts';

export const help: Translated<typeof polish.help> = {
  title: 'Help',
  text: 'Ask the office.',
};
`,
    },
    ...(['pl', 'en'] as const).flatMap((language) => [
      {
        file: `institution/app/texts/${language}/texts.ts`,
        after: "import { groups } from './groups.ts';\n",
        text: "import { help } from './help.ts';\n",
      },
      { file: `institution/app/texts/${language}/texts.ts`, after: '  groups,\n', text: '  help,\n' },
    ]),
    {
      file: 'institution/app/help/help-page.tsx',
      create: `import { Page } from '@mleg/ui/page.tsx';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';

export function HelpPage() {
  const t = useT();
  const { institution } = useSession();
  return (
    <Page documentTitle={\`\${t('help.title')} – \${institution.shortName}\`}>
      <h1>{t('help.title')}</h1>
      <p>{t('help.text')}</p>
    </Page>
  );
}
`,
    },
    {
      file: 'institution/app/README.md',
      after: '| `inbox/` | messages and their unread count |\n',
      text: '| `help/` | whom to ask |\n',
    },
    { file: 'institution/app/paths.ts', after: "  home: '/',\n", text: "  help: '/pomoc',\n" },
    {
      file: 'institution/app/router.tsx',
      after:
        "const myCard = pageRoute(signedIn, paths.myCard, () => import('./student/my-card-page.tsx'), 'MyCardPage');\n",
      text: "const help = pageRoute(signedIn, paths.help, () => import('./help/help-page.tsx'), 'HelpPage');\n",
    },
    { file: 'institution/app/router.tsx', after: '      home,\n', text: '      help,\n' },
    {
      file: 'institution/app/signed-in/portal-navigation.tsx',
      after: "    ...(isTeacher ? [{ to: paths.groups, name: t('navigation.teacher') }] : []),\n",
      text: "    { to: paths.help, name: t('help.title') },\n",
    },
  ],
};
