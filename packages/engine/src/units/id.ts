/** Text that names one row of one table of a model; `Id<'node'>` cannot pass for `Id<'link'>`. */
export type Id<Table extends string> = string & { readonly __idOf: Table };

export type NodeId = Id<'node'>;
export type LinkId = Id<'link'>;
export type ModeId = Id<'mode'>;
export type CorridorId = Id<'corridor'>;
export type PassageId = Id<'passage'>;
export type ServiceId = Id<'service'>;
export type CommodityId = Id<'commodity'>;
export type RegimeId = Id<'regime'>;
export type SourceId = Id<'source'>;
