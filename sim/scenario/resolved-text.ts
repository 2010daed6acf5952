/** The whole scenario as one YAML text, every default spelled out: what a run folder keeps. */
import { Document, visit } from 'yaml';
import { isHidden, visibleLines } from '../notation/visible.ts';
import type { Scenario } from './scenario.ts';
import { SCHEMA_ID } from './schema.ts';
import { writtenWhen } from './when-schema.ts';

/** Loading the text gives the same scenario; the same scenario gives the same bytes. */
export function resolvedText(scenario: Omit<Scenario, 'resolved'>, posterior: string | undefined): string {
  const { name, title, market, from, until, knownUntil, scale, replicates, spread, seed, parameters } =
    scenario;
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  const whole = {
    schema: SCHEMA_ID,
    name,
    title,
    market,
    from,
    until,
    knownUntil,
    population: { scale },
    replicates,
    spread,
    ...(seed === undefined ? {} : { seed }),
    parameters: { ...(posterior ? { posterior } : {}), ...Object.fromEntries(sorted) },
    levers: scenario.levers.map((lever) => ({
      id: lever.id,
      lever: lever.lever,
      title: lever.title,
      from: lever.from,
      until: lever.until,
      ramp: lever.rampDays,
      ...(lever.fadeDays ? { fade: lever.fadeDays } : {}),
      strength: lever.strength,
      ...(lever.upTo === undefined ? {} : { upTo: lever.upTo }),
      ...(lever.on ? { on: [...lever.on] } : {}),
      ...(lever.every ? { every: lever.every } : {}),
      ...(lever.budget ? { budget: { ...lever.budget } } : {}),
      ...(lever.when ? { when: writtenWhen(lever.when) } : {}),
      ...(lever.group ? { group: { ...lever.group } } : {}),
      ...lever.args,
    })),
    targets: scenario.targets.map((target) => ({ ...target })),
    ...(scenario.periods ? { periods: [...scenario.periods] } : {}),
  };
  return yamlText(whole);
}

/**
 * YAML that every reader reads as the same values: marks that some take for line ends, and those that nobody sees, are
 * written as escapes between double quotes.
 */
export function yamlText(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && isHidden(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  return visibleLines(document.toString({ lineWidth: 0 }));
}
