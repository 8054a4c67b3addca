import { actorProfile, relationProfile, scoreTables } from '@meridian/engine';
import { loadModel } from '../model.ts';
import { answerOrFail, toList } from '../question.ts';
import { actorLines, profileLines } from '../relation-profile-lines.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { oneOf } from '../usage.ts';

export interface RelationOptions {
  readonly model?: string;
  readonly json?: true;
  readonly on?: string;
  readonly dimension?: string;
  readonly scores?: string;
  readonly halfLife?: number;
  readonly confidence?: true;
  readonly level?: string;
  readonly blocs?: string;
  readonly seed?: number;
}

/** `meridian relation`: one pair, or one actor, by every measure as of a date. */
export async function relation(who: string, options: RelationOptions, terminal: Terminal): Promise<void> {
  const reading = {
    date: options.on,
    scores: oneOf('--scores', scoreTables, options.scores),
    weighByConfidence: options.confidence === true,
    blocs: options.blocs === undefined ? undefined : toList(options.blocs),
  };
  const level = oneOf('--level', ['structural', 'none'], options.level);
  const model = await loadModel(options.model);
  if (/[->]/.test(who)) {
    const { dimension, halfLife, seed } = options;
    const query = { dyad: who, dimension, halfLifeDays: halfLife, level, seed, ...reading };
    const profile = answerOrFail(relationProfile(model, query));
    if (options.json === true) terminal.out(JSON.stringify(profile));
    else for (const line of profileLines(profile, terminal)) terminal.out(line);
    return;
  }
  const profile = answerOrFail(actorProfile(model, { actor: who, ...reading }));
  if (options.json === true) terminal.out(JSON.stringify(profile));
  else for (const line of actorLines(profile, terminal)) terminal.out(line);
}
