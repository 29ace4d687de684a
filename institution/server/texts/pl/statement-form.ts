const common = {
  title: {
    issue: 'Wniosek o wydanie mLegitymacji',
    cancel: 'Wniosek o anulowanie mLegitymacji',
    objection: 'Sprzeciw wobec wydania mLegitymacji',
  },
  fileName: {
    issue: 'wniosek-o-wydanie-mlegitymacji.pdf',
    cancel: 'wniosek-o-anulowanie-mlegitymacji.pdf',
    objection: 'sprzeciw-wobec-mlegitymacji.pdf',
  },
  reason: {
    heading: 'Powód anulowania',
    'phone-lost': 'utrata telefonu',
    malfunction: 'niepoprawne działanie',
    resignation: 'rezygnacja z usługi',
  },
  free: 'Wydanie i anulowanie mLegitymacji jest bezpłatne.',
  signature: { date: 'miejscowość i data', name: 'czytelny podpis' },
  information: {
    heading: 'Informacja o danych osobowych.',
    text: (institution: string) =>
      `Administratorem danych jest ${institution}. Dane z formularza służą tylko do wydania, obsługi i unieważnienia mLegitymacji. Podstawą są przepisy prawa (art. 6 ust. 1 lit. c i e RODO), dlatego nie prosimy o zgodę. Dane z legitymacji trafiają do ministra, który ją elektronicznie podpisuje. Masz prawo do wglądu w dane, ich sprostowania i ograniczenia ich przetwarzania. Masz też prawo do skargi do Prezesa Urzędu Ochrony Danych Osobowych. Bez tych danych nie załatwimy sprawy.`,
  },
};

const school = {
  ...common,
  statement: {
    issue: 'Wnoszę o wydanie mLegitymacji szkolnej uczniowi wskazanemu niżej.',
    cancel: 'Wnoszę o anulowanie mLegitymacji szkolnej ucznia wskazanego niżej.',
    objection: 'Nie zgadzam się na wydanie mLegitymacji szkolnej uczniowi wskazanemu niżej.',
  },
  applicant: {
    heading: 'Kto składa',
    self: 'uczeń, który ukończył 18 lat',
    guardian: 'rodzic albo opiekun prawny',
    name: 'Imię i nazwisko osoby składającej',
    contact: 'Telefon albo e-mail',
  },
  holder: {
    heading: 'Uczeń',
    name: 'Imię i nazwisko ucznia',
    group: 'Klasa',
    birthdate: 'Data urodzenia',
    number: 'Numer w księdze uczniów',
  },
  card: {
    heading: 'Legitymacja papierowa',
    number: 'Numer legitymacji',
    issuedOn: 'Data wydania',
    validUntil: 'Ważna do',
  },
  after: {
    issue: 'Gdy kod QR i kod aktywacyjny będą gotowe, szkoła wyśle wiadomość. Kody są ważne 30 dni.',
    cancel: 'Po przyjęciu wniosku legitymacja w telefonie i kody przestaną działać. Szkoła to potwierdzi w wiadomości.',
    objection: 'Legitymacja, która już działa w telefonie, zostanie unieważniona. Sprzeciw można wycofać.',
  },
  office: { heading: 'Wypełnia sekretariat', accepted: 'przyjęto', refused: 'odmówiono', signature: 'data i podpis' },
};

const university = {
  ...common,
  statement: {
    issue: 'Wnoszę o wydanie mLegitymacji studenckiej.',
    cancel: 'Wnoszę o anulowanie mojej mLegitymacji studenckiej.',
    objection: 'Nie zgadzam się na wydanie mi mLegitymacji studenckiej.',
  },
  applicant: { ...school.applicant, self: 'student', contact: 'Telefon albo e-mail' },
  holder: {
    ...school.holder,
    heading: 'Student',
    name: 'Imię i nazwisko',
    group: 'Kierunek i rok',
    number: 'Numer albumu',
  },
  card: { ...school.card, heading: 'Legitymacja studencka (plastikowa)' },
  after: {
    issue: 'Gdy wniosek zostanie przyjęty, kod QR i kod aktywacyjny będą czekać w portalu. Kody są ważne 30 dni.',
    cancel: 'Po przyjęciu wniosku legitymacja w telefonie i kody przestaną działać. Zobaczysz to w portalu.',
    objection: 'Legitymacja, która już działa w telefonie, zostanie unieważniona. Sprzeciw można wycofać.',
  },
  office: { ...school.office, heading: 'Wypełnia dziekanat' },
};

/** The words of the paper forms, at a school and at a university. */
export const statementForm = { school, university };
