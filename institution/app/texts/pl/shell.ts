import type { TextTree } from '@mleg/ui/i18n/text-tree.ts';
import type { ShellTexts } from '@mleg/ui/shell/shell-texts.ts';

export const shell = {
  product: 'mLegitymacja',
  navigation: {
    student: 'Student',
    documents: 'Dokumenty',
    card: 'mLegitymacja',
    office: 'Dziekanat',
    teacher: 'Twoje klasy',
    account: 'Konto',
  },
  breadcrumbs: 'Gdzie jesteś',
  signIn: {
    title: 'Zaloguj się',
    lead: 'Użyj konta, którym logujesz się do systemów uczelni.',
    login: 'Login',
    password: 'Hasło',
    submit: 'Zaloguj się',
    loginMissing: 'Wpisz login',
    passwordMissing: 'Wpisz hasło',
    wrong: 'Login lub hasło są nieprawidłowe',
    wrongHelp: 'Sprawdź pisownię i wielkość liter. Jeśli nie pamiętasz hasła, ustaw nowe.',
    showPassword: 'Pokaż hasło',
    passkey: 'Użyj klucza dostępu',
    forgotten: 'Nie pamiętam hasła',
  },
  problem: {
    offline: 'Nie ma połączenia z uczelnią. Sprawdź internet i spróbuj ponownie.',
    forbidden: 'Twoje konto nie ma dostępu do tej części portalu.',
    notFound: 'Nie ma tu takiej osoby.',
  },
  notFound: { home: 'Przejdź na początek' },
} as const satisfies ShellTexts & TextTree;
