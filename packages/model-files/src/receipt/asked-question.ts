/** What was asked: the name of the question under `ask`, and every value of it, those not given as they were filled in. */
export type AskedQuestion = Readonly<Record<string, unknown>>;
