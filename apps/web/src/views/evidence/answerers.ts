import { coverageOf } from '@meridian/engine';
import { answering } from '../../worker/answerer.ts';
import { coverageRequest } from './requests.ts';

export const evidenceAnswerers = [answering(coverageRequest, (_, { model }) => [...coverageOf(model)])];
