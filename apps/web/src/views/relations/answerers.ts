import { answering } from '../../worker/answerer.ts';
import { regimesRequest, relationProfileRequest, relationsRequest, relationViewRequest } from './requests.ts';

// what measures relations comes when the first are asked for
export const relationsAnswerers = [
  answering(relationViewRequest, async (input, { model }) => {
    const { answerRelationView } = await import('./answer-relations.ts');
    return answerRelationView(model, input);
  }),
  answering(relationsRequest, async (query, { model }) => {
    const { answerRelations } = await import('./answer-relations.ts');
    return answerRelations(model, query);
  }),
  answering(relationProfileRequest, async (query, { model }) => {
    const { answerProfile } = await import('./answer-relations.ts');
    return answerProfile(model, query);
  }),
  answering(regimesRequest, async (input, { model }) => {
    const { answerRegimes } = await import('./answer-relations.ts');
    return answerRegimes(model, input);
  }),
];
