import type { questions, ValuesOfQuestion } from '@meridian/engine/questions';
import type { ModelOptions, ScenarioOptions } from '../../shared-options.ts';

/** What is asked of either: a model, or an instance of a public benchmark. */
export interface AssignOptions extends ValuesOfQuestion<typeof questions.assign>, ModelOptions, ScenarioOptions {
  readonly maxSeconds: number | undefined;
  readonly maxIterations: number | undefined;
  readonly threads: number | undefined;
  readonly flows: string | undefined;
  readonly skims: string | undefined;
  readonly tntp: string | undefined;
  readonly trips: readonly string[];
  readonly tollWeight: readonly number[];
  readonly distanceWeight: readonly number[];
  readonly demandFactor: readonly number[];
}
