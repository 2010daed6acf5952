/** The fact that a quarter's figure is once it is published, by its name: fits write it, forecasts look for it. */

const GMV_OF = /^gmv (\d{4}Q[1-4])$/;

export function quarterFact(quarter: string): string {
  return `gmv ${quarter}`;
}

/** The quarter of a fact of GMV; undefined for any other. */
export function quarterOfFact(name: string): string | undefined {
  return GMV_OF.exec(name)?.[1];
}
