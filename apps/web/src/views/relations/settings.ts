import { formOf, getField, questions } from '@meridian/engine/questions';
import { parseAsString } from 'nuqs';
import { addressParsersOf } from '../../state/question-parsers.ts';
import type { Settings } from '../../state/settings.ts';

const { relations, relationProfile } = questions;
const asked = addressParsersOf(relationProfile, ['dyad', 'dimension', 'scores', 'halfLife', 'confidence', 'level']);
const formOfField = (name: 'dyad' | 'dimension' | 'scores' | 'halfLife' | 'level'): string =>
  formOf(getField(relationProfile, name));

/** Pair of actors that is looked at, those set beside it, and how their relation is measured. */
export const relationsSettings = {
  dyad: {
    parser: asked.dyad,
    form: formOfField('dyad'),
    instead: 'the pair with most acts is shown',
    belongsTo: 'model',
  },
  pairs: {
    parser: addressParsersOf(relations, ['dyad']).dyad.withDefault([]),
    item: asked.dyad,
    form: formOfField('dyad'),
    instead: 'it is left out',
    belongsTo: 'model',
  },
  dimension: {
    parser: asked.dimension,
    form: formOfField('dimension'),
    instead: 'all are taken',
    belongsTo: 'model',
  },
  scores: {
    parser: asked.scores.withDefault('goldstein'),
    form: formOfField('scores'),
    instead: 'goldstein is taken',
  },
  halflife: {
    parser: asked.halfLife,
    form: `${formOfField('halfLife')} days`,
    instead: 'that of the dimension is taken',
  },
  confidence: {
    parser: asked.confidence.withDefault(false),
    form: 'true or false',
    instead: 'acts count alike',
  },
  level: {
    parser: asked.level.withDefault('structural'),
    form: formOfField('level'),
    instead: 'structural is taken',
  },
  /** Act of the register that is opened. */
  event: { parser: parseAsString, belongsTo: 'model' },
} as const satisfies Settings;
