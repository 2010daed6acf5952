/** What is looked at in an opened studio, frame by frame, by a script that runs before the page's own. */

/** Of one change; milliseconds from the change to the end of the frame that shows it. */
export interface ChangeTimes {
  /** The first band. */
  readonly first: number;
  /** That of all pairs. */
  readonly all: number;
}

/** What the script has seen so far; milliseconds since the page began to load. */
export interface Seen {
  readonly usable: number;
  /** Every replicate of the base is kept up to the information date. */
  readonly ready: number;
  /** Tasks of more than 50 ms, where the browser tells them: when they began, and how long they took. */
  readonly tasks: readonly (readonly [start: number, duration: number])[];
}

/** Notes when the page can be used, when its engine is ready, long tasks, and how far the last change has come. */
export function watching(pairs: number): string {
  return `
  window.seen = { tasks: [] };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });
  const textOf = (place) => document.querySelector(place)?.textContent ?? '';
  // what the page holds in this frame has been drawn when the next one begins
  const drawn = (of, name, since) => {
    if (of.begun[name]) return;
    of.begun[name] = true;
    requestAnimationFrame(() => { of[name] = performance.now() - since; });
  };
  seen.begun = {};
  const look = () => {
    if (document.querySelector('#count')) drawn(seen, 'usable', 0);
    if (/ready/.test(textOf('#engine-state'))) drawn(seen, 'ready', 0);
    const { change } = seen;
    if (change) {
      const isBusy = document.querySelector('.verdict')?.getAttribute('aria-busy') === 'true';
      const ended = parseInt(textOf('#count'), 10);
      change.isAsked ||= isBusy && ended < ${pairs};
      if (change.isAsked && ended > 0) drawn(change, 'first', change.at);
      if (change.isAsked && !isBusy) drawn(change, 'all', change.at);
    }
    requestAnimationFrame(look);
  };
  look();`;
}

/**
 * Sets the strength of a lever, as its field does; nothing is waited for. Of one that is in force on the information date
 * the last of that name goes on from the day after it: no later change has more days to be simulated.
 */
export function changing(lever: string, percent: number): string {
  return `(() => {
    const field = [...document.querySelectorAll(${JSON.stringify(`input[aria-label="${lever}: Strength, %"]`)})].at(-1);
    seen.change = { at: performance.now(), begun: {} };
    field.value = '${percent}';
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  })()`;
}

/** Pairs whose sides have other fingerprints. */
export const APART = `[...document.querySelectorAll('#prints tbody tr')].filter((row) => {
  const [base, plan] = [...row.querySelectorAll('code')].map((one) => one.textContent);
  return base !== plan;
}).length`;
