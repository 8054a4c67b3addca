// Levels of bonds between actors: the obligations of alliances and the roles in formats, from 0 (none) upwards. They
// make the structural level of a dyad and the portfolios whose likeness is alignment.

/** 3 defense, 2 neutrality or nonaggression, 1 consultation, 0 none (levels of Signorino and Ritter, 1999). */
const obligationLevels = { defense: 3, neutrality: 2, nonaggression: 2, consultation: 1 } as const;
export const highestObligation = 3;

/** 2 for a member, 1 for an associate, observer, partner of dialogue or candidate, 0 for none. */
const roleLevels = { member: 2, associate: 1, observer: 1, dialogue: 1, candidate: 1 } as const;
export const highestRole = 2;

export function obligationLevel(obligation: keyof typeof obligationLevels | undefined): number {
  return obligation === undefined ? 0 : obligationLevels[obligation];
}

export function roleLevel(role: keyof typeof roleLevels): number {
  return roleLevels[role];
}

/** Level of the strongest obligation among alliances, 0 to 3. */
export function strongestObligation(
  alliances: readonly { readonly obligation: keyof typeof obligationLevels | undefined }[],
): number {
  return alliances.reduce((most, { obligation }) => Math.max(most, obligationLevel(obligation)), 0);
}

/** Formats that two actors share as a part of all that either belongs to, by level of role: sum of the lesser over sum of the greater. */
export function formatsShared(
  memberships: readonly {
    readonly actorId: string;
    readonly format: string;
    readonly role: keyof typeof roleLevels;
  }[],
  a: string,
  b: string,
): number {
  const levels = (actor: string): ReadonlyMap<string, number> =>
    new Map(
      memberships.flatMap(({ actorId, format, role }) =>
        actorId === actor ? [[format, roleLevel(role)] as const] : [],
      ),
    );
  const [ofA, ofB] = [levels(a), levels(b)];
  let [lesser, greater] = [0, 0];
  for (const format of new Set([...ofA.keys(), ...ofB.keys()])) {
    const [x, y] = [ofA.get(format) ?? 0, ofB.get(format) ?? 0];
    lesser += Math.min(x, y);
    greater += Math.max(x, y);
  }
  return greater === 0 ? 0 : lesser / greater;
}
