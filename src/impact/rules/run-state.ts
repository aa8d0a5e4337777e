import { RuleSet } from './rule';
import { ApiObjectData } from '../../platforms/reading';
import { ImpactEffect } from '../effect';

const { LIVE, NOTHING, STARTS, STOPS, UNKNOWN } = ImpactEffect;

/** Strategies that start a stopped machine. */
const STARTING = ['Always', 'RerunOnFailure', 'Once'];

/**
 * The effect of another run strategy.
 *
 * @param places the fields that set the strategy
 * @param strategyOf returns the strategy of an object, from all these fields
 */
export function runStateRules(places: readonly string[], strategyOf: (object: ApiObjectData) => string | undefined, source: string): RuleSet {
  return places.map(at => ({
    at,
    property: 'runStrategy',
    source,
    effects: (_, { before, after }) => effectsOf(strategyOf(before), strategyOf(after)),
    rule: (_, { before, after }) => sentenceOf(strategyOf(before), strategyOf(after)),
  }));
}

function effectsOf(from: string | undefined, to: string | undefined): readonly ImpactEffect[] {
  if (from === to) return [NOTHING];
  if (to === undefined) return [UNKNOWN];
  if (to === 'Halted') return [STOPS];
  if (STARTING.includes(to) && (from === 'Halted' || from === 'Manual' && to !== 'Once')) return [STARTS];
  return [LIVE];
}

function sentenceOf(from: string | undefined, to: string | undefined): string {
  if (from === to) return 'no effect: both forms mean the same run strategy';
  if (to === undefined) return 'a machine without a run strategy is rejected or gets a default, depending on the tool that applies it';
  if (to === 'Halted') return 'the machine is shut down';
  if (to === 'Manual') return 'the machine stays running or stopped, until it is started or stopped by hand';
  if (from === 'Halted') return 'the machine starts, with all changes that were made while it was off';
  if (from === 'Manual' && to !== 'Once') return 'the machine starts if it is off';
  return 'a running machine continues; the change affects only what happens after its guest shuts down or fails';
}
