import type { ModelPart } from '../model/from-tables.ts';
import type { NodeRecord } from '../model/model.ts';
import { isShip } from '../model/ships.ts';
import type { ArcFacts } from './network.ts';

/** Whether an operation loads or unloads a ship. */
export function handlesShip(
  { tables }: ModelPart<'mode'>,
  { fromMode, toMode }: Partial<Pick<ArcFacts, 'fromMode' | 'toMode'>>,
): boolean {
  return isOfShips(tables, fromMode) || isOfShips(tables, toMode);
}

/**
 * At which berths an operation at a node may be done, as indices in `model.tables.berth`, in the order of the table; one
 * undefined where no ship takes part or the model knows no berths. A berth of one direction does not take cargo the other way.
 */
export function indexBerths(
  model: ModelPart<'berth' | 'mode'>,
): (node: NodeRecord, facts: Partial<Pick<ArcFacts, 'fromMode' | 'toMode'>>) => readonly (number | undefined)[] {
  const byNode = new Map<string, number[]>();
  for (const [row, { nodeId }] of model.tables.berth.entries())
    byNode.set(nodeId, [...(byNode.get(nodeId) ?? []), row]);
  return ({ nodeId }, facts) => {
    const berths = handlesShip(model, facts) ? byNode.get(nodeId) : undefined;
    return (
      berths?.filter((row) => {
        const direction = model.tables.berth[row]?.direction ?? 'both';
        return direction === 'both' || isOfShips(model.tables, direction === 'in' ? facts.fromMode : facts.toMode);
      }) ?? anywhere
    );
  };
}

const anywhere = [undefined];

function isOfShips({ mode: modes }: ModelPart<'mode'>['tables'], mode: number | undefined): boolean {
  return mode !== undefined && isShip(modes[mode]);
}
