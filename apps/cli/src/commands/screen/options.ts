import type { ScreenedSchema } from '@meridian/engine';
import type { questions, ValuesOfQuestion } from '@meridian/engine/questions';
import type { ModelOptions } from '../../shared-options.ts';

/** What is asked of `meridian screen`, of one name or of a batch. */
export interface ScreenOptions extends ValuesOfQuestion<typeof questions.screen>, ModelOptions {
  readonly list: string | undefined;
  readonly batch: string | undefined;
  readonly record: string | undefined;
  readonly schema: ScreenedSchema | undefined;
}
