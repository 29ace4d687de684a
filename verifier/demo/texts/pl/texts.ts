export const texts = {
  shop: 'Bilet ulgowy',
  title: 'Bilet ulgowy: sprawdź zniżkę',
  lead: 'Sklep na pokaz. Pyta portfel o legitymację i dostaje samą odpowiedź, bez danych osoby.',
  choice: {
    title: 'O co zapytać',
    label: 'Pytanie',
    presets: {
      student: 'Czy to student?',
      'pupil-under-18': 'Czy to uczeń, który nie ma 18 lat?',
      institution: 'W jakiej szkole lub uczelni się uczy?',
      discount: 'Jaka ulga przysługuje dziś?',
    },
    asks: {
      student: 'Portfel pokaże tylko ważną legitymację studencką. Żadnych danych osobowych.',
      'pupil-under-18': 'Portfel pokaże datę urodzenia z legitymacji szkolnej. Sklep dostanie tylko „tak” albo „nie”.',
      institution: 'Portfel pokaże nazwę i numer szkoły lub uczelni.',
      discount: 'Portfel pokaże rodzaj legitymacji i datę urodzenia. Sklep dostanie tylko wysokość ulgi.',
    },
    otherDevice: 'Portfel mam na telefonie',
    thisDevice: 'Portfel mam na tym urządzeniu',
    problem: {
      offline: 'Nie ma połączenia ze sklepem. Sprawdź internet i spróbuj ponownie.',
      busy: 'Trwa teraz za dużo sprawdzeń. Spróbuj za minutę.',
    },
  },
  check: {
    title: 'Sprawdzenie',
    starting: 'Przygotowujemy pytanie…',
    waiting: 'Czekamy na portfel. Kod działa 5 minut.',
    opened: 'Portfel odczytał pytanie. Potwierdź w nim wysłanie.',
    steps: {
      open: 'Otwórz portfel na telefonie.',
      scan: 'Wybierz „Pokaż dane przez internet” i zeskanuj kod.',
      send: 'Sprawdź, kto pyta i o co, a potem naciśnij „Wyślij”.',
    },
    code: 'Kod QR z pytaniem do portfela',
    copy: 'Kopiuj link do portfela',
    stop: 'Przerwij',
    again: 'Zapytaj ponownie',
  },
  ended: {
    declined: { title: 'Nic nie wysłano', text: 'Portfel odmówił odpowiedzi. Możesz zapytać ponownie.' },
    expired: { title: 'Minął czas', text: 'Nikt nie odpowiedział w ciągu 5 minut. Zapytaj ponownie.' },
    collected: { title: 'Wynik był już pokazany', text: 'Każdy wynik pokazujemy raz. Zapytaj ponownie.' },
    foreignBrowser: {
      title: 'Nie w tej przeglądarce',
      text: 'Wynik pokażemy tylko tam, gdzie zaczęło się sprawdzenie. Wróć do tamtej przeglądarki i zapytaj ponownie.',
    },
  },
  verdict: {
    valid: 'Legitymacja jest prawdziwa i ważna. Sklep nie dostał imienia, nazwiska ani daty urodzenia.',
    student: { yes: 'Tak, to student', no: 'Nie, to nie student' },
    'pupil-under-18': { yes: 'Tak, to uczeń poniżej 18 lat', no: 'Nie, ten uczeń ma już 18 lat' },
    institution: { yes: 'Uczy się tutaj', no: 'Nie wiadomo, gdzie się uczy' },
    discount: { yes: 'Ulga przysługuje', no: 'Legitymacja jest ważna, ale dziś nie daje ulgi' },
    tickets: {
      'rail-single': 'Kolej, bilet jednorazowy: {{percent}}%',
      'rail-monthly': 'Kolej, bilet miesięczny: {{percent}}%',
      'bus-monthly': 'Autobus, bilet miesięczny: {{percent}}%',
    },
    red: {
      title: 'Tej legitymacji nie można przyjąć',
      revoked: 'Została unieważniona.',
      suspended: 'Jest zawieszona.',
      expired: 'Jej termin ważności minął.',
      forged: 'Nie przeszła sprawdzenia: podpis, wystawca albo dowód posiadania się nie zgadza.',
    },
    amber: {
      title: 'Nie można teraz rozstrzygnąć',
      text: 'Sklep nie ma aktualnej listy statusów wystawcy. Spróbuj za kilka minut.',
    },
  },
  how: {
    title: 'Dla sklepów i urzędów: jak pytać',
    start: 'Twój serwer zaczyna sprawdzenie kluczem API. Cel musi być zarejestrowany.',
    collect: 'Wynik odbiera raz: odpytując albo po podpisanym zdarzeniu na swój adres. Potem wynik znika.',
    sameDevice:
      'Gdy portfel jest na tym samym urządzeniu, podaj „returnTo”. Przeglądarka wróci z kodem, bez którego wyniku nie ma.',
    verdicts: 'Werdykt „green” jest tylko po dowodzie, „red” podaje powód, „amber” znaczy: nie wiadomo.',
    openapi: 'Pełny opis API (OpenAPI)',
  },
} as const;
