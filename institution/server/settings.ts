import { isDemoNumber } from '@mleg/issuer-contract/agreement';
import { noteStrangeWords } from '@mleg/issuer-contract/institution-words';
import { z } from 'zod';
import { contrastWithWhite } from './appearance/contrast.ts';
import { photoProfileSchema } from './appearance/photo-profiles.ts';

const origin = z.url().transform((url) => new URL(url).origin);

/** White text stands on it everywhere (WCAG 2.2 §1.4.3). */
const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/)
  .refine((value) => contrastWithWhite(value) >= 4.5, 'white text on this colour is below 4.5:1');

/** What the project sets; an institution may make them smaller. */
const TWO_PEOPLE = {
  cardsADay: 20,
  shareOfCards: 0.1,
  leaversADay: 20,
  shareOfLeavers: 0.1,
  ordersADay: 2_000,
  // A whole school in a morning, and once more whoever's photo was missing.
  shareOfOrders: 2,
  peselsADay: 60,
  shareOfPesels: 0.25,
  changesADay: 40,
  shareOfChanges: 0.25,
  erasuresADay: 10,
  shareOfErasures: 0.02,
  waysADay: 5,
  shareOfWays: 0.05,
  // A new phone at the counter, and no class.
  bothADay: 5,
  shareOfBoth: 0.01,
} as const;
const limitSchema = z.int().min(0);
const shareSchema = z.number().min(0).max(1);

/** How much one person of the staff does alone within a day, over all paths; the next one waits for a second person. */
const twoPeopleSchema = z
  .strictObject({
    /** Cards and codes that are taken away, suspended or resumed. The first of a day never waits. */
    cardsADay: limitSchema.default(TWO_PEOPLE.cardsADay),
    /** The same as a share of the live cards; whichever is less counts. */
    shareOfCards: shareSchema.default(TWO_PEOPLE.shareOfCards),
    /** People who are put out, by files and by hand. The first of a day never waits. */
    leaversADay: limitSchema.default(TWO_PEOPLE.leaversADay),
    /** The same as a share of those who are enrolled; whichever is less counts. */
    shareOfLeavers: shareSchema.default(TWO_PEOPLE.shareOfLeavers),
    /** Each with a share of the people of the institution, of whom ten may be few or all; whichever is less counts. */
    ordersADay: limitSchema.default(TWO_PEOPLE.ordersADay),
    shareOfOrders: z.number().min(0).max(10).default(TWO_PEOPLE.shareOfOrders),
    peselsADay: limitSchema.default(TWO_PEOPLE.peselsADay),
    shareOfPesels: shareSchema.default(TWO_PEOPLE.shareOfPesels),
    /** People whose number, class, or number or dates of the plastic card are changed, and rights of guardians that end. */
    changesADay: limitSchema.default(TWO_PEOPLE.changesADay),
    shareOfChanges: shareSchema.default(TWO_PEOPLE.shareOfChanges),
    erasuresADay: limitSchema.default(TWO_PEOPLE.erasuresADay),
    shareOfErasures: shareSchema.default(TWO_PEOPLE.shareOfErasures),
    /** Accounts for which a code on paper is handed out. */
    waysADay: limitSchema.default(TWO_PEOPLE.waysADay),
    shareOfWays: shareSchema.default(TWO_PEOPLE.shareOfWays),
    /** People of whom one person prints both codes; with 0 they are always printed by two. */
    bothADay: limitSchema.default(TWO_PEOPLE.bothADay),
    shareOfBoth: shareSchema.default(TWO_PEOPLE.shareOfBoth),
    /** A limit above the project's own needs a reason, which all of the office read on the page of what waits. */
    loosenedBecause: z.string().trim().min(10).max(300).optional(),
  })
  .refine(
    (limits) =>
      limits.loosenedBecause !== undefined ||
      Object.entries(TWO_PEOPLE).every(([name, most]) => limits[name as keyof typeof TWO_PEOPLE] <= most),
    'a limit above the default needs `loosenedBecause`',
  );

/** What the institution has decided for itself; each one switches a rule of eligibility. */
const policiesSchema = z.strictObject({
  /** False: people without a PESEL get a card too. One that is there must always be correct. */
  peselRequired: z.boolean().default(true),
  /** False: a card needs no physical one behind it (in law for universities since 1 July 2025). */
  physicalCardRequired: z.boolean().default(true),
  /** What a holder or guardian says first: that they want a card, that they want none, or nothing. */
  issue: z.enum(['application', 'objection', 'none']).default('none'),
  /** `guardians`: those of a minor collect the codes, not the minor (in law for the youngest). */
  codesFor: z.enum(['holder', 'guardians']).default('holder'),
  /** Codes that nobody has used for so many days stand on the office's first page. */
  unclaimedAfterDays: z.int().min(1).max(90).default(7),
  /** `teachers`: class teachers print the slips of their classes, beside the office. */
  slipsBy: z.enum(['office', 'teachers']).default('office'),
  /** `staff`: office, head and class teachers get their roles only when they sign in with a passkey. */
  passkeys: z.enum(['optional', 'staff']).default('optional'),
  /** The shape and size of photos; see `appearance/photo-profiles.ts`. */
  photoProfile: photoProfileSchema.default('30x42'),
  /** When one person is not enough; see `two-people/second-person-rules.ts`. */
  twoPeople: twoPeopleSchema.prefault({}),
});

/** Messages go out by e-mail too. */
const mailSchema = z.strictObject({
  /** `smtp://user:password@host:587` or `smtps://…` */
  url: z.url({ protocol: /^smtps?$/ }),
  from: z.email(),
});

const settingsSchema = z.strictObject({
  institutionId: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/),
  name: z.string().trim().min(1).max(200),
  shortName: z.string().trim().min(1).max(40),
  colour,
  kind: z.enum(['university', 'school']),
  /** Of a school: its cards show it. */
  address: z.string().trim().min(1).max(200).optional(),
  /** POL-on number of a university, RSPO number of a school. */
  registryNumber: z.string().regex(/^[A-Za-z0-9-]{1,32}$/),
  /** `schacHomeOrganization` */
  domain: z.string().regex(/^[a-z0-9.-]{3,253}$/),
  origin,
  issuerOrigin: origin,
  walletOrigin: origin,
  /** Where the build of the pages is; without it only the API is served. */
  appDirectory: z.string().min(1).optional(),
  policies: policiesSchema.prefault({}),
  /** Fictional people whose passwords everybody can read; a database begun so is never anything else. */
  demonstration: z.boolean().default(false),
  /** False only where the origin is plain http, on a machine of its own. */
  secureCookies: z.boolean(),
  /** True: the address of a client is the last entry of `X-Forwarded-For`. */
  behindProxy: z.boolean().default(false),
  mail: mailSchema.optional(),
  /** The file that erasures were kept in before the journal had them; taken over once. */
  earlierErasures: z.string().min(1).optional(),
});

export const institutionSettingsSchema = settingsSchema
  .refine(({ kind, address }) => kind === 'university' || address !== undefined, {
    path: ['address'],
    error: "a school's cards show its address",
  })
  .refine(({ registryNumber, demonstration }) => demonstration || !isDemoNumber(registryNumber), {
    path: ['registryNumber'],
    error: 'is a number of demonstrations',
  })
  .superRefine((facts, context) => noteStrangeWords(facts, context));

export type InstitutionSettings = z.infer<typeof institutionSettingsSchema>;
/** As an operator writes them: what has a default may be left out. */
export type InstitutionSettingsInput = z.input<typeof institutionSettingsSchema>;
