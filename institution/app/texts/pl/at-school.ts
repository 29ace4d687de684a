/** What a school says differently. Guardians read the pages of pupils as well, so these sentences fit both. */
export const atSchool = {
  navigation: { student: 'Uczeń', office: 'Sekretariat' },
  signIn: {
    lead: 'Użyj konta, którym logujesz się do dziennika szkoły.',
    wrongHelp: 'Sprawdź pisownię i wielkość liter. Jeśli nie pamiętasz hasła, ustaw nowe.',
  },
  problem: { offline: 'Nie ma połączenia ze szkołą. Sprawdź internet i spróbuj ponownie.' },
  student: {
    title: 'mLegitymacja szkolna',
    lead: 'Legitymacja szkolna w telefonie. Ma tę samą moc co papierowa i daje te same ulgi.',
    ended: {
      cancelled: {
        text: 'Szkoła anulowała zlecenie, zanim kod został użyty.',
        next: 'Możesz przygotować nowy kod. O powód zapytaj w sekretariacie.',
      },
      failed: { next: 'Spróbuj ponownie. Jeśli to się powtórzy, zgłoś to w sekretariacie.' },
    },
    facts: {
      title: 'Dane z legitymacji szkolnej',
      albumNumber: 'Numer w księdze uczniów',
      wrong: 'Coś się nie zgadza? Zgłoś to w sekretariacie, zanim przygotujesz kod.',
    },
    reasons: { transferred: 'zmiana szkoły' },
    preview: { noCard: 'Podgląd pojawi się, gdy szkoła uzupełni dane legitymacji.' },
    activated: { title: 'mLegitymacja działa w telefonie' },
    suspension: { byOffice: 'Zawiesił ją sekretariat i tylko sekretariat może ją przywrócić. Zgłoś się tam.' },
  },
  account: {
    noEmail: 'Nie mamy Twojego adresu e-mail. Jeśli zapomnisz hasła, kod na papierze wyda sekretariat.',
  },
  newPassword: {
    askedText:
      'Jeśli jest takie konto i znamy jego e-mail, link przyjdzie za chwilę i działa 30 minut. Nie przyszedł? Poproś o kod w sekretariacie.',
    code: 'Kod z sekretariatu',
  },
  roster: {
    areas: { label: 'Sekretariat', groups: 'Klasy' },
    lead: 'Wczytaj plik z dziennika elektronicznego. Najpierw zobaczysz różnice. Nic się nie zmieni bez Twojej zgody.',
    field: { albumNumber: 'Numer w księdze uczniów', group: 'Klasa' },
  },
  groups: {
    title: 'Klasy',
    lead: 'Wybierz klasę. Przygotujesz kody wszystkim naraz.',
    none: 'Wczytaj listę z pliku z kolumną „Klasa”.',
  },
  personForm: { status: { active: 'uczy się' } },
  invitation: { lead: 'Kod dostaniesz od pracownika szkoły. Załóż konto, a potem się zaloguj.' },
  agreement: { pending: 'Szkoła nie ma teraz obowiązującej umowy z Ministerstwem. Zapytaj w sekretariacie.' },
  codes: {
    scan: { text: 'W aplikacji naciśnij plus, wybierz „Legitymacja szkolna” i skieruj aparat na kod.' },
  },
  eligibility: {
    rule: {
      'active-student': {
        wrong: 'Szkoła nie potwierdza statusu ucznia',
        todo: 'mLegitymację dostają uczniowie tej szkoły. Jeśli to pomyłka, zgłoś się do sekretariatu.',
        short: 'Uczeń szkoły',
      },
      'pesel-present': {
        wrong: 'W danych ucznia brakuje numeru PESEL',
        todo: 'Podaj numer PESEL w sekretariacie. Bez niego nie można wydać mLegitymacji.',
      },
      'pesel-correct': {
        wrong: 'Numer PESEL w danych ucznia jest błędny',
        todo: 'Nie zgadza się cyfra kontrolna albo data urodzenia. Pokaż w sekretariacie dokument z numerem PESEL.',
      },
      'physical-card-present': {
        wrong: 'Nie ma jeszcze papierowej legitymacji',
        todo: 'Zgłoś się po legitymację papierową do sekretariatu. Bez niej szkoła nie wyda mLegitymacji.',
        short: 'Legitymacja papierowa',
      },
      'physical-card-valid': {
        wrong: 'Legitymacja papierowa straciła ważność',
        wrongDate: 'Legitymacja papierowa straciła ważność {{date}}',
        todo: 'Przedłuż ją w sekretariacie, a potem wróć tutaj.',
        extension: 'Przedłużenie z decyzji Ministra, do {{date}}, nie obejmuje mLegitymacji. To nie zależy od szkoły.',
        short: 'Ważna legitymacja papierowa',
      },
      'right-restored': {
        wrong: 'Szkoła wstrzymała wydanie mLegitymacji',
        todo: 'Zapytaj w sekretariacie. Tam przygotują nowy kod, gdy sprawa się wyjaśni.',
      },
      'photo-present': {
        wrong: 'Brakuje przyjętego zdjęcia',
        todo: 'Wybierz na tej stronie „Aktualizuj zdjęcie”. Sekretariat je sprawdzi.',
      },
      'dates-allowed': {
        wrong: 'Tych dat nie można umieścić na legitymacji szkolnej',
        todo: 'Zgłoś to w sekretariacie. Szkoła poprawi datę.',
      },
      'data-complete': { wrong: 'Dane ucznia są niepełne', todo: 'Uzupełnij je w sekretariacie.' },
    },
    field: { albumNumber: 'numeru w księdze uczniów', studies: 'klasy' },
  },
  office: {
    search: 'Szukaj ucznia',
    searchHint: 'Nazwisko, imię, klasa albo numer. Szukanie po numerze PESEL zapisujemy jako jego podgląd.',
    filter: { group: 'Klasa', allGroups: 'Wszystkie klasy' },
    list: 'Uczniowie',
    none: 'Sprawdź pisownię albo wpisz numer w księdze uczniów.',
    album: 'Nr {{number}}',
    actor: { student: 'uczeń' },
    revoke: {
      who: '{{name}}, nr {{number}}',
      text: 'Kody przestaną działać od razu, legitymacja będzie nieważna. Kontroler z internetem zobaczy to w kilka minut, z poranną listą dopiero po pobraniu nowej. Tego nie można cofnąć. Uczeń i opiekunowie zobaczą powód.',
      own: 'Nie możesz unieważnić własnej legitymacji. Poproś inną osobę z sekretariatu.',
    },
  },
} as const;
