import { actorProfile, relationProfile } from '@meridian/engine';
import type { questions, ValuesOfQuestion } from '@meridian/engine/questions';
import { loadModel } from '../../model.ts';
import { answerOrFail } from '../../question.ts';
import { actorLines, profileLines } from '../../relation-profile-lines.ts';
import type { ModelOptions } from '../../shared-options.ts';
import type { Terminal } from '../../terminal/terminal.ts';

type RelationOptions = ValuesOfQuestion<typeof questions.relation> & ModelOptions;

/** `meridian relation`: one pair, or one actor, by every measure as of a date. */
export async function relation({ who, ...options }: RelationOptions, terminal: Terminal): Promise<void> {
  const reading = {
    date: options.on,
    scores: options.scores,
    weighByConfidence: options.confidence,
    blocs: options.blocs,
  };
  const model = await loadModel(options.model);
  if (/[->]/.test(who)) {
    const { dimension, halfLife, level, seed } = options;
    const query = { dyad: who, dimension, halfLifeDays: halfLife, level, seed, ...reading };
    const profile = answerOrFail(relationProfile(model, query));
    if (options.json) terminal.out(JSON.stringify(profile));
    else for (const line of profileLines(profile, terminal)) terminal.out(line);
    return;
  }
  const profile = answerOrFail(actorProfile(model, { actor: who, ...reading }));
  if (options.json) terminal.out(JSON.stringify(profile));
  else for (const line of actorLines(profile, terminal)) terminal.out(line);
}
