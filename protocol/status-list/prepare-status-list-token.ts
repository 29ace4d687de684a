import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import { type PreparedJws, prepareJws } from '../jws/prepare-jws.ts';
import type { EncodedStatusList } from './encode-status-list.ts';

export const STATUS_LIST_TYPE = 'statuslist+jwt';
export const STATUS_LIST_MEDIA_TYPE = 'application/statuslist+jwt';

export type StatusListTokenInput = {
  /** `x5c` is standard base64, leaf first, without the trust anchor (HAIP 1.0 §6.1.1). */
  header: { alg: 'ES256'; kid?: string; x5c?: string[]; jwk?: EcPublicJwk };
  /** Exactly the `uri` that tokens refer to. */
  uri: string;
  iss?: string;
  /** Seconds since 1970. After `exp` nobody may rely on this copy. */
  iat: number;
  exp: number;
  /** Seconds after fetching when a fresh copy should be asked for. */
  ttl: number;
  /** From `encodeStatusList`. */
  statusList: EncodedStatusList;
};

/** Token Status List §5.1. `finishJws` makes the token of it. */
export function prepareStatusListToken(input: StatusListTokenInput): PreparedJws {
  const { uri, iss, iat, exp, ttl, statusList } = input;
  const issuer = iss === undefined ? {} : { iss };
  return prepareJws(
    { typ: STATUS_LIST_TYPE, ...input.header },
    { ...issuer, sub: uri, iat, exp, ttl, status_list: statusList },
  );
}
