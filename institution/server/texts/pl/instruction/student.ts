import type { Instruction } from '@mleg/institution-contract/instruction';
import type { InstructionFacts } from '../../instruction-facts.ts';
import { picture } from '../../picture.ts';
import { appSteps, troubles } from './on-the-phone.ts';

export function studentInstruction({ portal, app, policies }: InstructionFacts): Instruction {
  return {
    title: 'Jak dodać mLegitymację studencką do telefonu',
    lead: [
      'mLegitymacja to legitymacja studencka w telefonie. Potwierdza, że studiujesz, i daje te same ulgi.',
      'Wydanie i anulowanie mLegitymacji jest bezpłatne.',
    ],
    needed: {
      heading: 'Co będzie potrzebne',
      points: [
        ...(policies.physicalCardRequired ? ['Ważna legitymacja studencka. Sprawdź datę na ostatniej naklejce.'] : []),
        ...(policies.peselRequired ? ['Numer PESEL w danych uczelni.'] : []),
        'Telefon z aparatem i połączeniem z internetem.',
        'Konto w portalu uczelni.',
      ],
    },
    steps: [
      {
        heading: 'Przygotuj kod QR',
        text: [
          `Zaloguj się do portalu: ${portal}. Zobaczysz stronę „mLegitymacja studencka”.`,
          'Naciśnij „Przygotuj kod QR”. Kod przygotowuje Ministerstwo. Zwykle trwa to kilka sekund.',
        ],
        picture: picture(
          'pl-university-order',
          'Portal uczelni: strona mLegitymacji z przyciskiem „Przygotuj kod QR”.',
        ),
      },
      {
        heading: 'Pokaż kody',
        text: [
          'Gdy stan zmieni się na „Gotowa”, naciśnij „Pokaż”. Zobaczysz kod QR.',
          'Kod aktywacyjny pokażesz osobnym przyciskiem. Oba kody są ważne 30 dni. Nikomu ich nie pokazuj.',
        ],
        picture: picture('pl-university-ready', 'Portal uczelni: stan „Gotowa” i przycisk „Pokaż”.'),
      },
      ...appSteps(app, 'Legitymacja studencka', 'university'),
    ],
    troubles: troubles('w dziekanacie', [
      'Na stronie mLegitymacji w portalu pobierz „Wniosek o anulowanie”, podpisz go i oddaj w dziekanacie.',
    ]),
  };
}
