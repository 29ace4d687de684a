import { createHeadlessWallet, type HeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import type { Card } from '@mleg/wallet-core/records/card';
import { openPortal, type Portal, type PortalOrder } from './portal.ts';
import { SmokeFailure, type StepLog } from './step-log.ts';
import { within } from './within.ts';

export type MainJob = { institution: string; issuer?: string | undefined; user: string; password: string };

const READY_SECONDS = 60;
const ACTIVATED_SECONDS = 30;
/** Each change of status is published within a minute (I7). */
const PUBLISHED_SECONDS = 60;

/** From sign-in to a card on a software phone, and from a new code to the old card's end. Throws at the first failure. */
export async function doMainJob(job: MainJob, log: StepLog): Promise<void> {
  const signIn = () => openPortal(job.institution, job.user, job.password);
  const portal = await log.run('sign in', signIn, ({ displayName }) => displayName);
  const codes = await orderCodes(portal, log);
  const wallet = createHeadlessWallet({
    fetch,
    trustedIssuers: [job.issuer ?? issuerOf(codes.offerUri)],
    now: () => new Date(),
  });
  const card = await log.run(
    'redeem',
    () => redeem(wallet, codes),
    ({ vct }) => vct,
  );
  await log.run('card', () => showsHolder(portal, card), same);
  await log.run('activated', () => activated(portal));
  await log.run('check', () => status(wallet, card, 'valid'), same);
  await log.run(
    'new code',
    () => portal.placeOrder(true),
    ({ state }) => state,
  );
  await log.run('new code ready', () => ready(portal));
  await log.run('old card invalid', () => status(wallet, card, 'revoked'), same);
}

const same = (detail: string) => detail;
const sayEarlier = (order: PortalOrder | undefined) => (order ? `earlier order: ${order.state}` : '');

type Codes = { offerUri: string; activationCode: string };

async function orderCodes(portal: Portal, { run }: StepLog): Promise<Codes> {
  const earlier = await run('eligible', () => eligible(portal), sayEarlier);
  await run(
    'order',
    () => portal.placeOrder(earlier !== undefined),
    ({ state }) => state,
  );
  await run('ready', () => ready(portal));
  return run('codes', async () => {
    const { offerUri } = await portal.showCodes();
    return { offerUri, activationCode: await portal.showActivationCode() };
  });
}

async function eligible(portal: Portal): Promise<PortalOrder | undefined> {
  const { eligibility, order } = await portal.myCard();
  if (eligibility.eligible) return order;
  const failed = eligibility.rules.filter(({ passed }) => !passed).map(({ rule }) => rule);
  throw new SmokeFailure(`the person may not have a card: ${failed.join(', ')}`);
}

/** The portal tells nobody why they wait. */
const NOT_READY =
  'the codes were not ready (is the signing of cards halted? mleg resume, or the desk, lets it go on; does the issuer answer?)';

async function ready(portal: Portal): Promise<true> {
  return within(READY_SECONDS, NOT_READY, async () => {
    const { order } = await portal.myCard();
    if (order?.state === 'failed') throw new SmokeFailure(`the order failed: ${order.reason ?? 'without a reason'}`);
    return order?.state === 'ready' ? true : undefined;
  });
}

async function redeem(wallet: HeadlessWallet, codes: Codes): Promise<Card> {
  const result = await wallet.redeem(codes.offerUri, codes.activationCode);
  if ('refused' in result) throw new SmokeFailure(wordsOf(result.refused));
  return result.card;
}

/** Why a wallet got no card. */
export function wordsOf(refused: string): string {
  if (refused !== 'later') return `the wallet did not get the card: ${refused}`;
  return 'the issuer gives no cards at the moment: their signing is halted (mleg resume, or the desk, lets it go on), or it is overloaded';
}

async function showsHolder(portal: Portal, card: Card): Promise<string> {
  const { preview } = await portal.myCard();
  const { given_name, family_name } = card.claims;
  if (given_name === preview.givenName && family_name === preview.familyName) return `${given_name} ${family_name}`;
  throw new SmokeFailure('the card bears another name than the portal');
}

async function activated(portal: Portal): Promise<true> {
  return within(ACTIVATED_SECONDS, 'the portal did not learn of the activation', async () =>
    (await portal.myCard()).order?.state === 'activated' ? true : undefined,
  );
}

async function status(wallet: HeadlessWallet, card: Card, wanted: 'valid' | 'revoked'): Promise<string> {
  return within(PUBLISHED_SECONDS, `the status list did not say ${wanted}`, async () => {
    const found = await wallet.checkStatus(card.id);
    if ('refused' in found) throw new SmokeFailure(`the status list could not be used: ${found.refused}`);
    return found.status === wanted ? found.status : undefined;
  });
}

/** The issuer that the QR code itself names: `credential_offer_uri` lies on its origin. */
function issuerOf(offerUri: string): string {
  const reference = URL.parse(offerUri)?.searchParams.get('credential_offer_uri');
  const origin = reference && URL.parse(reference)?.origin;
  if (!origin) throw new SmokeFailure('the QR code names no address of an offer');
  return origin;
}
