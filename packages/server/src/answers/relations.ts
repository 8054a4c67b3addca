import type {
  actorProfileQuerySchema,
  regimesQuerySchema,
  relationProfileQuerySchema,
  relationsQuerySchema,
} from '@meridian/api-contract';
import { actorProfile, describeRegimes, findRelations, relationProfile, relationSeriesAnswer } from '@meridian/engine';
import type { z } from 'zod';
import { answerOrFail } from '../faults.ts';
import { json } from './held.ts';
import type { Held, Unsigned } from './held.ts';

export function relations({ model }: Held, query: z.output<typeof relationsQuerySchema>): Unsigned {
  const { dyad, dimension, halfLife, confidence, ...rest } = query;
  const answer = findRelations(model, {
    dyads: dyad,
    dimensions: dimension,
    halfLifeDays: halfLife,
    weighByConfidence: confidence,
    ...rest,
  });
  return json(relationSeriesAnswer(answerOrFail(answer)));
}

export function relation({ model }: Held, query: z.output<typeof relationProfileQuerySchema>): Unsigned {
  const { on, halfLife, confidence, ...rest } = query;
  const question = { date: on, halfLifeDays: halfLife, weighByConfidence: confidence, ...rest };
  return json(answerOrFail(relationProfile(model, question)));
}

export function actor({ model }: Held, query: z.output<typeof actorProfileQuerySchema>): Unsigned {
  const { on, confidence, ...rest } = query;
  return json(answerOrFail(actorProfile(model, { date: on, weighByConfidence: confidence, ...rest })));
}

export function regimes({ model }: Held, query: z.output<typeof regimesQuerySchema>): Unsigned {
  return json(answerOrFail(describeRegimes(model, query)));
}
