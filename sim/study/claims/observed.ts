/** Figures by name that an experiment observed of one replicate. */
export type Observed = Readonly<Record<string, number>>;
