/**
 * Marks what only people read: titles, meanings, sources. It stands where a number, a metric or a lever is defined and
 * gives back what it gets. A page that only runs markets is built with an empty function in its place, and so without
 * the texts: no rule may ask for one.
 */
export function texts<const Own>(own: Own): Own {
  return own;
}
