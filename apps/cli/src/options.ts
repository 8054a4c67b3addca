/** Options of the commands that put a question to the network. */
export interface CargoOptions {
  readonly model?: string;
  readonly json?: true;
  readonly receipt?: string;
  readonly depart?: string;
  readonly commodity?: string;
  readonly teu?: number;
  readonly tonnes?: number;
  readonly avoid?: string;
  readonly comply?: string;
}

export interface ExportOptions {
  readonly model?: string;
  readonly out?: string;
  readonly table?: string;
  readonly period?: string;
  readonly depart?: string;
  readonly theme?: 'light' | 'dark';
  readonly extent?: 'corridor' | 'everything';
  readonly width?: number;
  readonly height?: number;
  readonly json?: true;
  readonly receipt?: string;
}

export interface ImportOptions {
  readonly to: string;
  readonly json?: true;
  readonly receipt?: string;
  /** For OD matrices: the model that they go into. */
  readonly model?: string;
  readonly commodity?: string;
  readonly period?: string;
  /** For OMX: which of its matrices, and which mapping gives their zones. */
  readonly matrix?: string;
  readonly mapping?: string;
  /** For gmns, geojson and tntp: what the files do not say. */
  readonly lengthUnit?: string;
  readonly speedUnit?: string;
  readonly demandHours?: number;
  /** For GeoJSON: meters within which ends of lines meet, and whether lines are split where others meet them. */
  readonly snap?: number;
  readonly split: boolean;
}

/** Options of `meridian assign`, of a model or of an instance (`tntp`). */
export interface AssignOptions {
  readonly model?: string;
  readonly json?: true;
  readonly receipt?: string;
  readonly period?: string;
  readonly method?: string;
  readonly gap?: number;
  readonly maxSeconds?: number;
  readonly maxIterations?: number;
  readonly threads?: number;
  readonly flows?: string;
  readonly skims?: string;
  readonly select?: string;
  readonly change?: readonly string[];
  readonly comply?: string;
  readonly tntp?: string;
  readonly trips?: readonly string[];
  readonly tollWeight?: string;
  readonly distanceWeight?: string;
  readonly demandFactor?: string;
}
