import { answering } from '../../worker/answerer.ts';
import { answerReach } from './answer-reach.ts';
import { reachRequest } from './requests.ts';

export const reachAnswerers = [answering(reachRequest, (query, { network }) => answerReach(network(), query))];
