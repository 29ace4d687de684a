import type { Instruction, InstructionStep } from '@mleg/institution-contract/instruction';
import type { InstructionFacts } from '../../instruction-facts.ts';
import { picture } from '../../picture.ts';
import { appSteps, troubles } from './on-the-phone.ts';

export function pupilInstruction(facts: InstructionFacts): Instruction {
  const { photo, policies } = facts;
  return {
    title: 'Jak dodać mLegitymację szkolną do telefonu',
    lead: [
      'mLegitymacja to legitymacja szkolna w telefonie ucznia. Ma tę samą moc co papierowa i daje te same ulgi.',
      'Wydanie i anulowanie mLegitymacji jest bezpłatne.',
    ],
    needed: {
      heading: 'Co będzie potrzebne',
      points: [
        ...(policies.physicalCardRequired ? ['Ważna legitymacja papierowa.'] : []),
        `Zdjęcie do legitymacji w pliku JPG, co najmniej ${photo.width} × ${photo.height} pikseli.`,
        'Telefon ucznia z aparatem i połączeniem z internetem.',
        policies.codesFor === 'guardians'
          ? 'Konto rodzica w portalu szkoły. Kody niepełnoletniego ucznia widzi tylko opiekun.'
          : 'Konto rodzica albo ucznia w portalu szkoły.',
      ],
    },
    steps: [
      ...statements(facts),
      {
        heading: 'Wczytaj zdjęcie',
        text: [
          'Na stronie ucznia naciśnij „Aktualizuj zdjęcie”. Zrób zdjęcie telefonem albo wybierz plik.',
          'Sekretariat sprawdzi zdjęcie. Jeśli trzeba je poprawić, napisze dlaczego.',
        ],
      },
      {
        heading: 'Poczekaj na wiadomość o kodach',
        text: [
          'Gdy w portalu przyjdzie wiadomość „Kody do mLegitymacji są gotowe”, naciśnij „Otwórz”, a potem „Pokaż”.',
          'Zobaczysz kod QR. Kod aktywacyjny pokażesz osobnym przyciskiem. Oba kody są ważne 30 dni.',
          'Szkoła może też dać kody na dwóch kartkach. Nie trzymaj ich razem i nikomu nie pokazuj.',
        ],
        picture: picture(
          'pl-school-ready',
          'Strona ucznia w portalu: mLegitymacja czeka na aktywację, przycisk „Pokaż”.',
        ),
      },
      ...appSteps(facts.app, 'Legitymacja szkolna', 'school'),
    ],
    troubles: troubles('w sekretariacie', [
      'Aby zrezygnować albo zgłosić awarię, złóż na stronie ucznia „Wniosek o anulowanie”. Możesz też oddać go na papierze.',
      'Gdy sekretariat przyjmie wniosek, potwierdzimy to w wiadomości.',
    ]),
  };
}

function statements({ portal, policies }: InstructionFacts): InstructionStep[] {
  const shown = picture('pl-school-apply', 'Strona ucznia w portalu: wnioski i przycisk „Złóż wniosek o wydanie”.');
  const enter = `Zaloguj się do portalu: ${portal}. Wybierz dziecko z listy „Twoje dzieci”.`;
  if (policies.issue === 'application') {
    return [
      {
        heading: 'Złóż wniosek o wydanie',
        text: [
          enter,
          'W części „Wnioski” naciśnij „Złóż wniosek o wydanie”.',
          'Wolisz papier? Pobierz formularz, wydrukuj, podpisz i oddaj w sekretariacie.',
        ],
        picture: shown,
      },
    ];
  }
  const objection =
    'Szkoła wydaje mLegitymację każdemu uczniowi. Jeśli jej nie chcesz, zgłoś sprzeciw w części „Wnioski”.';
  return [{ heading: 'Zaloguj się do portalu', text: [enter, ...(policies.issue === 'objection' ? [objection] : [])] }];
}
