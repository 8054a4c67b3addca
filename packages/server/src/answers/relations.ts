import type {
  actorProfileQuerySchema,
  regimesQuerySchema,
  relationProfileQuerySchema,
  relationsQuerySchema,
} from '@meridian/api-contract';
import { actorProfile, describeRegimes, findRelations, relationProfile } from '@meridian/engine';
import type { z } from 'zod';
import { answerOrFail } from '../faults.ts';
import { json } from './held.ts';
import type { Content, Held } from './held.ts';

export function relations({ model }: Held, query: z.output<typeof relationsQuerySchema>): Content {
  const { dyad, dimension, halfLife, confidence, ...rest } = query;
  const answer = findRelations(model, {
    dyads: dyad,
    dimensions: dimension,
    halfLifeDays: halfLife,
    weighByConfidence: confidence,
    ...rest,
  });
  return json({ ...answerOrFail(answer), rejected: {} });
}

export function relation({ model }: Held, query: z.output<typeof relationProfileQuerySchema>): Content {
  const { on, halfLife, confidence, ...rest } = query;
  const question = { date: on, halfLifeDays: halfLife, weighByConfidence: confidence, ...rest };
  return json(answerOrFail(relationProfile(model, question)));
}

export function actor({ model }: Held, query: z.output<typeof actorProfileQuerySchema>): Content {
  const { on, confidence, ...rest } = query;
  return json(answerOrFail(actorProfile(model, { date: on, weighByConfidence: confidence, ...rest })));
}

export function regimes({ model }: Held, query: z.output<typeof regimesQuerySchema>): Content {
  return json(answerOrFail(describeRegimes(model, query)));
}
