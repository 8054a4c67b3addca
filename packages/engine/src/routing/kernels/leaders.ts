/** Which of time, cost, CO2e and risk count. */
export type Counts = readonly [time: boolean, cost: boolean, co2: boolean, risk: boolean];

/**
 * The best path found so far in each criterion, as answers round it: minutes, cents, grams, and 1e-6 of -ln(1-p). Of paths
 * that are equally good the one with the least weighed sum of all criteria leads, so that no path beats a leader: it would
 * be as good in the criterion and less in the sum. Any positive weights will do.
 */
export class Leaders {
  private readonly least = new Float64Array(4).fill(Infinity);
  private readonly leastSum = new Float64Array(4).fill(Infinity);
  private readonly weights: Float64Array;
  private readonly counts: Counts;

  constructor(counts: Counts, centsPerMinute: number) {
    this.counts = counts;
    // CO2e at 100 USD a tonne
    this.weights = Float64Array.of(centsPerMinute, 1, 0.01, 1).map((weight, index) =>
      counts[index] === true ? weight : 0,
    );
  }

  /** Whether a path with these figures, or with these at least, takes the lead in a criterion. */
  mayLead(minutes: number, cents: number, grams: number, risk: number): boolean {
    const [time, cost, co2, chance] = this.counts;
    const sum = this.sum(minutes, cents, grams, risk);
    return (
      (time && this.leads(0, minutes, sum)) ||
      (cost && this.leads(1, cents, sum)) ||
      (co2 && this.leads(2, grams, sum)) ||
      (chance && this.leads(3, risk, sum))
    );
  }

  /** Takes note of a path that arrived. */
  note(minutes: number, cents: number, grams: number, risk: number): void {
    const sum = this.sum(minutes, cents, grams, risk);
    for (const [criterion, figure] of [minutes, cents, grams, risk].entries()) {
      if (!this.leads(criterion, figure, sum)) continue;
      this.least[criterion] = Math.round(figure);
      this.leastSum[criterion] = sum;
    }
  }

  private leads(criterion: number, figure: number, sum: number): boolean {
    const rounded = Math.round(figure);
    const least = this.least[criterion]!;
    return rounded < least || (rounded === least && sum < this.leastSum[criterion]!);
  }

  private sum(minutes: number, cents: number, grams: number, risk: number): number {
    const { weights } = this;
    return minutes * weights[0]! + cents * weights[1]! + grams * weights[2]! + risk * weights[3]!;
  }
}
