/** An address without anything that belongs to the model before. */
export function cleared(model: string | null) {
  return {
    model,
    from: null,
    to: null,
    depart: null,
    commodity: null,
    teu: null,
    tonnes: null,
    via: null,
    avoid: null,
    comply: null,
    route: null,
    beside: null,
    besideDate: null,
    rivals: null,
    period: null,
    changes: null,
    select: null,
    color: null,
    hide: null,
    selected: null,
    cell: null,
    map: null,
    drawer: null,
  };
}
