import type { CommandDefinition } from '../command.ts';
import { assignCommand } from './assign/command.ts';
import { calibrateCommand } from './calibrate/command.ts';
import { checkCommand } from './check/command.ts';
import { completionCommand } from './completion/command.ts';
import { criticalityCommand } from './criticality/command.ts';
import { explainCommand } from './explain/command.ts';
import { exportCommand } from './export/command.ts';
import { importCommand } from './import/command.ts';
import { newCommand } from './new/command.ts';
import { reachCommand } from './reach/command.ts';
import { regimesCommand } from './regimes/command.ts';
import { relationCommand } from './relation/command.ts';
import { relationsCommand } from './relations/command.ts';
import { routeCommand } from './route/command.ts';
import { screenCommand } from './screen/command.ts';
import { serveCommand } from './serve/command.ts';

/** Every command, in the order of help. */
export const commands: readonly CommandDefinition[] = [
  checkCommand,
  newCommand,
  routeCommand,
  reachCommand,
  assignCommand,
  calibrateCommand,
  criticalityCommand,
  relationsCommand,
  relationCommand,
  regimesCommand,
  screenCommand,
  explainCommand,
  importCommand,
  exportCommand,
  serveCommand,
  completionCommand,
];
