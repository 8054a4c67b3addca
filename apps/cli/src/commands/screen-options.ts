import type { ScreenedSchema, ScreeningMethod } from '@meridian/engine';

export interface ScreenOptions {
  readonly model?: string;
  readonly json?: true;
  readonly receipt?: string;
  readonly list?: string;
  readonly batch?: string;
  readonly record?: string;
  readonly method?: string;
  readonly threshold?: number;
  readonly most?: number;
  readonly schema?: string;
  readonly port?: string;
  readonly carrier?: string;
  readonly commodity?: string;
  readonly mode?: string;
  readonly date?: string;
  readonly comply?: string;
}

/** Options whose words are checked. */
export interface CheckedOptions extends Omit<ScreenOptions, 'schema' | 'method'> {
  readonly schema: ScreenedSchema | undefined;
  readonly method: ScreeningMethod | undefined;
}
