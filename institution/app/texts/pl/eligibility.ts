export const eligibility = {
  title: 'Jeszcze nie możesz zamówić mLegitymacji',
  titleAgain: 'Nowego kodu jeszcze nie przygotujesz',
  lead_one: 'Brakuje jednej rzeczy. Poniżej piszemy, co z nią zrobić.',
  lead_few: 'Brakuje {{count}} rzeczy. Poniżej piszemy, co z nimi zrobić.',
  lead_many: 'Brakuje {{count}} rzeczy. Poniżej piszemy, co z nimi zrobić.',
  lead_other: 'Brakuje {{count}} rzeczy. Poniżej piszemy, co z nimi zrobić.',
  after: 'Gdy dane się zmienią, ta strona zaktualizuje się sama.',
  rule: {
    'active-student': {
      wrong: 'Nie masz statusu aktywnego studenta',
      todo: 'mLegitymację dostają osoby, które teraz studiują. Jeśli to pomyłka, zgłoś się do dziekanatu.',
      short: 'Aktywny student',
    },
    'application-accepted': {
      wrong: 'Nie ma jeszcze przyjętego wniosku o wydanie',
      todo: 'Złóż wniosek o wydanie mLegitymacji. Wydanie i anulowanie jest bezpłatne.',
      short: 'Przyjęty wniosek',
    },
    'no-objection': {
      wrong: 'Zgłoszono sprzeciw wobec mLegitymacji',
      todo: 'Wycofaj sprzeciw, jeśli mLegitymacja jest jednak potrzebna.',
      short: 'Brak sprzeciwu',
    },
    'right-restored': {
      wrong: 'Uczelnia wstrzymała wydanie mLegitymacji',
      todo: 'Zapytaj w dziekanacie. Tam przygotują nowy kod, gdy sprawa się wyjaśni.',
      short: 'Prawo do mLegitymacji nie jest wstrzymane',
    },
    'data-confirmed': {
      wrong: 'Dane wpisane ręcznie czekają na potwierdzenie',
      todo: 'Potwierdzi je drugi pracownik. Nie musisz nic robić.',
      short: 'Dane potwierdzone przez drugą osobę',
    },
    'pesel-present': {
      wrong: 'W Twoich danych brakuje numeru PESEL',
      todo: 'Podaj numer PESEL w dziekanacie. Bez niego nie można wydać mLegitymacji.',
      short: 'Numer PESEL',
    },
    'pesel-correct': {
      wrong: 'Numer PESEL w Twoich danych jest błędny',
      todo: 'Nie zgadza się cyfra kontrolna albo data urodzenia. Pokaż w dziekanacie dokument z numerem PESEL.',
      short: 'Poprawny PESEL',
    },
    'physical-card-present': {
      wrong: 'Nie masz jeszcze legitymacji studenckiej',
      todo: 'Złóż w dziekanacie wniosek o legitymację. Gdy ją odbierzesz, wróć tutaj.',
      short: 'Legitymacja studencka',
    },
    'physical-card-valid': {
      wrong: 'Twoja legitymacja studencka straciła ważność',
      wrongDate: 'Twoja legitymacja studencka straciła ważność {{date}}',
      todo: 'Przedłuż ją w dziekanacie, a potem wróć tutaj.',
      extension: 'Przedłużenie z decyzji Ministra, do {{date}}, nie obejmuje mLegitymacji. To nie zależy od uczelni.',
      short: 'Ważna legitymacja',
    },
    'photo-present': {
      wrong: 'Brakuje Twojego zdjęcia',
      todo: 'Przekaż zdjęcie do dziekanatu. Takie jak do dowodu: twarz na wprost, jasne tło.',
      short: 'Zdjęcie',
    },
    'dates-allowed': {
      wrong: 'Tych dat nie można umieścić na legitymacji studenckiej',
      todo: 'Zgłoś się do dziekanatu z legitymacją i dowodem. Uczelnia poprawi datę.',
      short: 'Daty i wiek zgodne z prawem',
    },
    'data-complete': {
      wrong: 'Twoje dane są niepełne',
      todo: 'Uzupełnij je w dziekanacie.',
      missing: 'Brakuje: {{list}}.',
      short: 'Pełne dane',
    },
  },
  field: {
    givenName: 'imienia',
    familyName: 'nazwiska',
    birthdate: 'daty urodzenia',
    albumNumber: 'numeru albumu',
    cardNumber: 'numeru legitymacji',
    issuedOn: 'daty wydania legitymacji',
    validUntil: 'daty ważności legitymacji',
    studies: 'kierunku studiów',
  },
} as const;
