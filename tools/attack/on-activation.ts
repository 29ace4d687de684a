import type { Attack } from './attack.ts';
import { type AttackingPhone, cardRequest, openPhone } from './phone.ts';
import type { Codes, Target } from './target.ts';

interface Order {
  codes: Codes;
  phone: AttackingPhone;
  /** With a key of its own. */
  another: AttackingPhone;
  code: string;
}

interface Hold extends Order {
  token: string;
}

const opened = new WeakMap<Target, Promise<Order>>();
const held = new WeakMap<Target, Promise<Hold>>();

/** One order for all attacks before it is redeemed, and for those after. */
function open(target: Target): Promise<Order> {
  const order = opened.get(target) ?? orderOf(target);
  opened.set(target, order);
  return order;
}

function hold(target: Target): Promise<Hold> {
  const redeemed = held.get(target) ?? redeem(target);
  held.set(target, redeemed);
  return redeemed;
}

async function redeem(target: Target): Promise<Hold> {
  const order = await open(target);
  const token = await order.phone.redeem(order.phone.form(order.code, { tx_code: order.codes.activationCode }));
  return { ...order, token };
}

const before = (number: string, tried: string, expected: string, go: (order: Order) => Promise<string>): Attack => ({
  number,
  tried,
  expected,
  go: async (target) => go(await open(target)),
});

const after = (number: string, tried: string, expected: string, go: (order: Hold) => Promise<string>): Attack => ({
  number,
  tried,
  expected,
  go: async (target) => go(await hold(target)),
});

const wrong = ({ activationCode }: Codes) => (activationCode === '000000' ? '000001' : '000000');

/** Attacks on one order, from codes that do not fit to requests for a card. */
export const onActivation: readonly Attack[] = [
  before('T6', 'no activation code', '400 invalid_request', ({ phone, code }) => phone.token(phone.form(code))),
  before('T10', 'another grant', '400 unsupported_grant_type', ({ phone }) => phone.token({ grant_type: 'password' })),
  before('T1', 'a wrong activation code', '400 invalid_grant', ({ phone, code, codes }) =>
    phone.token(phone.form(code, { tx_code: wrong(codes) })),
  ),
  before(
    'P25',
    'a proof used twice, nothing having come of it',
    '400 invalid_dpop_proof',
    async ({ phone, code, codes }) => {
      const dpop = await phone.proof('/token');
      await phone.token(phone.form(code, { tx_code: wrong(codes) }), dpop);
      return phone.token(phone.form(code, { tx_code: codes.activationCode }), dpop);
    },
  ),
  after('T3', 'the right pair again, by another phone', '400 invalid_grant', ({ code, codes, another }) =>
    another.token(another.form(code, { tx_code: codes.activationCode })),
  ),
  after('P16', 'a key proof without a nonce', '400 invalid_proof', async ({ phone, token }) =>
    phone.credential(token, cardRequest([await phone.keyProof({ payload: { nonce: undefined } })])),
  ),
  after('P17', 'a nonce of nobody', '400 invalid_nonce', async ({ phone, token }) =>
    phone.credential(token, cardRequest([await phone.keyProof({ payload: { nonce: 'of nobody' } })])),
  ),
  after('P18', 'a key proof of alg none', '400 invalid_proof', async ({ phone, token }) =>
    phone.credential(token, cardRequest([await phone.keyProof({ header: { alg: 'none' } })])),
  ),
  after('P19', 'a key proof of another type', '400 invalid_proof', async ({ phone, token }) =>
    phone.credential(token, cardRequest([await phone.keyProof({ header: { typ: 'JWT' } })])),
  ),
  after('P21', 'a key proof for another issuer', '400 invalid_proof', async ({ phone, token }) =>
    phone.credential(token, cardRequest([await phone.keyProof({ payload: { aud: 'https://evil.example' } })])),
  ),
  after('P26', 'an invented token', '401 invalid_token', async ({ phone }) =>
    phone.credential('invented', cardRequest([await phone.keyProof()])),
  ),
  after('P26', 'the token as a bearer', '401 invalid_token', async ({ phone, token }) =>
    phone.credential(token, cardRequest([await phone.keyProof()]), { Authorization: `Bearer ${token}` }),
  ),
  after('P27', 'a card that does not exist', '400 unknown_credential_configuration', async ({ phone, token }) =>
    phone.credential(token, cardRequest([await phone.keyProof()], 'passport')),
  ),
  after('P30', 'a card request of ten megabytes', '413 invalid_credential_request', ({ phone, token }) =>
    phone.credential(token, 'x'.repeat(10_000_000)),
  ),
  after('P30', 'a request a million levels deep', '400 invalid_credential_request', ({ phone, token }) =>
    phone.credential(token, '['.repeat(200_000)),
  ),
  after('P15', 'one nonce for two proofs, one after the other', '400 invalid_nonce', async ({ phone, token }) => {
    const nonce = await phone.nonce();
    await phone.credential(token, cardRequest([await phone.keyProof({ payload: { nonce } })]));
    return phone.credential(token, cardRequest([await phone.keyProof({ payload: { nonce } })]));
  }),
  after('P24', 'more copies than a card has', '400 credential_request_denied', async ({ phone, token }) =>
    phone.credential(token, cardRequest(await Promise.all(Array.from({ length: 10 }, () => phone.keyProof())))),
  ),
];

async function orderOf(target: Target): Promise<Order> {
  const codes = await target.codes();
  const phone = openPhone(target.issuer);
  return { codes, phone, another: openPhone(target.issuer), code: await phone.mint(codes.offer) };
}
