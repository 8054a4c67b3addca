/** Options of the commands that put a question to the network. */
export interface CargoOptions {
  readonly model?: string;
  readonly json?: true;
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
  readonly depart?: string;
  readonly theme?: 'light' | 'dark';
  readonly extent?: 'corridor' | 'everything';
  readonly width?: number;
  readonly height?: number;
  readonly json?: true;
}
