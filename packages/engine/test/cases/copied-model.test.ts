import { describe, expect, it } from 'vitest';
import { regimeSpells } from '../../src/regimes/regime-state.ts';
import { registerEvents } from '../../src/relations/relation-event.ts';
import { actsInForce } from '../../src/sanctions/acts.ts';
import { selectionOf } from '../../src/model/cargo-selection.ts';
import { indexEvidence } from '../../src/evidence/evidence-index.ts';
import { createModel } from '../../src/model/model.ts';
import type { Model, ModelTables } from '../../src/model/model.ts';

const model = createModel('m', {
  node: [{ nodeId: 'a', name: 'A' }],
  link: [{ linkId: 'l', fromNodeId: 'a', toNodeId: 'a', modeId: 'rail' }],
  commodity: [{ commodityId: 'box', name: 'Box' }],
  regime: [{ regimeId: 'r', name: 'R', selector: 'link:l' }],
  regime_state: [{ regimeId: 'r', state: 'closed', validFrom: '2020-01-01' }],
  event: [{ eventId: 'e', date: '2020-05-05', actorAId: 'X', actorBId: 'Y', cameoCode: '010', eventType: 'CONSULT' }],
  sanction: [{ sanctionId: 's', imposingParty: 'UN', selector: 'node:a', validFrom: '2019-01-01' }],
});

function withTables(changed: Partial<ModelTables>): Model {
  return { ...model, tables: { ...model.tables, ...changed } };
}

const spellsOf = (of: Model): unknown => regimeSpells(of, 'r');
const actsOf = (of: Model): unknown => actsInForce(of, 20_000);
const linkOf = (of: Model): unknown => selectionOf(of, 'link:l', 'box');
const regimeOf = (of: Model): unknown => selectionOf(of, 'regime:r', 'box');

describe('a copy of a model with some tables changed', () => {
  it.each([
    ['events of the register', registerEvents as (of: Model) => unknown],
    ['evidence', indexEvidence as (of: Model) => unknown],
    ['acts in force', actsOf],
    ['selections', linkOf],
  ])('is warm for what does not read them: %s', (_, derive) => {
    expect(derive(withTables({ regime_state: [], demand: [] }))).toBe(derive(model));
  });

  it('reads its own table', () => {
    const [row] = model.tables.regime_state;
    const later = row === undefined ? [] : [{ ...row, validFrom: '2021-01-01' }];
    expect(spellsOf(withTables({ regime_state: later }))).not.toEqual(spellsOf(model));
    expect(registerEvents(withTables({ event: [] }))).toEqual([]);
    expect(actsOf(withTables({ sanction: [] }))).toEqual([]);
  });

  it('selects anew by the name of a regime, for the regime may be another', () => {
    const elsewhere = withTables({ regime: model.tables.regime.map((row) => ({ ...row, selector: 'node:b' })) });
    expect(regimeOf(model)).toMatchObject({ links: new Set(['l']) });
    expect(regimeOf(elsewhere)).toMatchObject({ links: new Set() });
    expect(linkOf(elsewhere)).toBe(linkOf(model));
  });
});
