import type { Instruction, InstructionStep } from '@mleg/institution-contract/instruction';
import { picture } from '../../picture.ts';

/** What is done on the phone, the same for pupils and students. */
export function appSteps(app: string, document: string, audience: 'school' | 'university'): InstructionStep[] {
  return [
    {
      heading: audience === 'school' ? 'Zainstaluj aplikację w telefonie ucznia' : 'Zainstaluj aplikację w telefonie',
      text: [
        `Otwórz w przeglądarce telefonu adres ${app} i dodaj stronę do ekranu początkowego.`,
        'Otwórz aplikację z nowej ikony, naciśnij „Zaczynamy”, zaakceptuj zasady i ustaw PIN.',
      ],
      picture: picture(
        'pl-app-start',
        'Pierwszy ekran aplikacji: „Twoja legitymacja w telefonie”, przycisk „Zaczynamy”.',
      ),
    },
    {
      heading: 'Zeskanuj kod QR',
      text: [
        `W aplikacji naciśnij plus i wybierz „${document}”. Zgódź się na użycie aparatu.`,
        'Skieruj aparat na kod QR na ekranie komputera albo na kartce.',
        'Masz portal otwarty w tym samym telefonie? Naciśnij w nim „Otwórz w aplikacji na tym urządzeniu”.',
      ],
      picture: picture('pl-app-scan', 'Aplikacja szuka kodu QR; pod spodem „Wpisz kod” i „Wklej kod lub link”.'),
    },
    {
      heading: 'Wpisz kod aktywacyjny',
      text: ['Wpisz 6 cyfr i naciśnij „Dodaj legitymację”. Masz pięć prób, potem kod zostanie zablokowany.'],
      picture: picture('pl-app-code', 'Aplikacja: pole na kod aktywacyjny i przycisk „Dodaj legitymację”.'),
    },
    {
      heading: 'Gotowe',
      text: [
        'Legitymacja jest w telefonie i działa także bez internetu.',
        'Kodów można użyć tylko raz. mLegitymacja działa na jednym urządzeniu.',
      ],
      picture: picture(
        `pl-${audience}-card`,
        'Legitymacja w telefonie: zdjęcie, imię i nazwisko, „Ważna”, data ważności.',
      ),
    },
  ];
}

/** `where`: „w sekretariacie”; `cancel`: how a card is given up. */
export function troubles(where: string, cancel: string[]): Instruction['troubles'] {
  return {
    heading: 'Gdy coś nie działa',
    entries: [
      {
        heading: 'Aparat nie widzi kodu',
        text: [
          'Przetrzyj obiektyw. Na komputerze powiększ kod przyciskiem „Powiększ kod” albo klawiszami Ctrl i plus.',
          'Nadal nie działa? W portalu wybierz „Pokaż kod do ręcznego wpisania”, a w aplikacji „Wpisz kod”.',
        ],
      },
      {
        heading: 'Kod aktywacyjny nie pasuje',
        text: [
          'Sprawdź, czy oba kody pochodzą z tego samego zlecenia. Nowe kody unieważniają poprzednie.',
          'Po pięciu błędnych próbach przygotuj w portalu nowy kod.',
        ],
      },
      {
        heading: 'Minęło 30 dni',
        text: ['Kod wygasł i już nie działa. W portalu naciśnij „Przygotuj nowy kod QR”.'],
      },
      {
        heading: 'Zgubiony albo ukradziony telefon',
        text: [
          'Telefon może się znaleźć? W portalu naciśnij „Zawieś mLegitymację”. Potem ją tam przywrócisz.',
          'Nie znajdzie się? Naciśnij „Wygeneruj nowy kod”. Legitymacja na starym telefonie zostanie unieważniona. Kontroler z internetem zobaczy to w kilka minut, z poranną listą dopiero po pobraniu nowej.',
          `Nie możesz się zalogować? Zgłoś to ${where}.`,
        ],
      },
      {
        heading: 'Nowy telefon',
        text: [
          'Zainstaluj aplikację na nowym telefonie. W portalu naciśnij „Wygeneruj nowy kod” i powtórz kroki od instalacji.',
          'Legitymacja może być tylko na jednym urządzeniu, więc na starym przestanie działać.',
        ],
      },
      { heading: 'Rezygnacja albo awaria', text: cancel },
    ],
  };
}
