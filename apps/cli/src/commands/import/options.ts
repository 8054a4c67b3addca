/** What is asked of `meridian import`, of a network or of an OD matrix. */
export interface ImportOptions {
  readonly format: string;
  readonly path: string;
  readonly to: string;
  readonly json: boolean;
  /** For OD matrices: the model that they go into. */
  readonly model: string | undefined;
  readonly commodity: string | undefined;
  readonly period: string | undefined;
  /** For OMX: which of its matrices, and which mapping gives their zones. */
  readonly matrix: string | undefined;
  readonly mapping: string | undefined;
  /** For gmns, geojson and tntp: what the files do not say. */
  readonly lengthUnit: string | undefined;
  readonly speedUnit: string | undefined;
  readonly demandHours: number | undefined;
  /** For GeoJSON: meters within which ends of lines meet, and whether lines are split where others meet them. */
  readonly snap: number | undefined;
  readonly split: boolean;
}
