import type { TextTree } from '@mleg/ui/i18n/text-tree.ts';
import type { ShellTexts } from '@mleg/ui/shell/shell-texts.ts';

export const shell = {
  product: 'Biurko Ministerstwa',
  navigation: { agreements: 'Umowy', figures: 'Liczby', halt: 'Wstrzymanie', staff: 'Zespół' },
  signIn: {
    title: 'Zaloguj się',
    lead: 'Tu Ministerstwo decyduje, które uczelnie i szkoły mogą wydawać mLegitymacje.',
    passkey: 'Zaloguj się kluczem dostępu',
    passkeyHint: 'Klucz dostępu to odcisk palca, twarz albo PIN urządzenia. Nie wpisujesz hasła.',
    demoTitle: 'Konto demonstracyjne',
    demo: 'Tylko fikcyjne osoby z wersji pokazowej mają hasło.',
    login: 'Adres e-mail',
    password: 'Hasło',
    submit: 'Zaloguj się hasłem',
    loginMissing: 'Wpisz adres e-mail',
    passwordMissing: 'Wpisz hasło',
    wrong: 'Adres lub hasło są nieprawidłowe',
  },
  passkey: {
    stoppedTitle: 'Nie użyto klucza dostępu',
    stopped:
      'Przerwano albo na tym urządzeniu nie ma klucza do tej strony. Spróbuj ponownie lub użyj innego urządzenia.',
    refusedTitle: 'Klucz nie został przyjęty',
    refused: 'Nie znamy tego klucza albo konto jest wyłączone. Poproś kierownika o nowe zaproszenie.',
  },
  enrolment: {
    title: 'Załóż klucz dostępu',
    lead: {
      clerk: 'Zaproszono Cię do biurka Ministerstwa jako osobę prowadzącą sprawy.',
      supervisor: 'Zaproszono Cię do biurka Ministerstwa jako kierownika.',
    },
    name: 'Imię i nazwisko',
    email: 'Służbowy adres e-mail',
    emailHint: 'Po nim poznamy wnioski, o których ta osoba nie może decydować.',
    nameMissing: 'Wpisz imię i nazwisko',
    emailMissing: 'Wpisz adres w postaci nazwa@urzad.pl',
    emailTaken: 'Ktoś ma już konto z tym adresem',
    submit: 'Utwórz klucz dostępu',
    hint: 'Urządzenie poprosi o odcisk palca, twarz albo PIN. Link działa jeden raz.',
    unknownTitle: 'To zaproszenie nie działa',
    unknown: 'Zostało już użyte albo minęła doba od wysłania. Poproś o nowe.',
  },
  problem: {
    offline: 'Nie ma połączenia z serwerem. Sprawdź internet i spróbuj ponownie.',
    forbidden: 'Twoja rola na to nie pozwala. Poproś kierownika.',
    notFound: 'Nie ma tu takiej instytucji ani osoby.',
  },
  notFound: { home: 'Przejdź do umów' },
} as const satisfies ShellTexts & TextTree;
