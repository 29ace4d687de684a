import type { activationCodeSchema, orderCodesSchema } from '@mleg/institution-contract/card-order';
import type { z } from 'zod';

export type { CardOrder } from '@mleg/institution-contract/card-order';
export type OrderCodes = z.infer<typeof orderCodesSchema>;
export type ActivationCode = z.infer<typeof activationCodeSchema>;
