import { changeText, subjectText } from './values';
import { EFFECT_WORDS, EFFECTS, ImpactEffect } from '../effect';
import { ChangeImpact, ImpactData, SubjectImpact } from '../impact-data';

const { DATA_LOSS, IDENTITY, RECREATED, DELETED, REFUSED, RESTART_NOW, STOPS, LIVE, CREATED, NOTHING, STARTS, EXPOSURE_NARROWS } = ImpactEffect;

const ERRORS = new Set<ImpactEffect>([DATA_LOSS, IDENTITY, RECREATED, DELETED, REFUSED, RESTART_NOW, STOPS]);
const NOTES = new Set<ImpactEffect>([LIVE, CREATED, NOTHING, STARTS, EXPOSURE_NARROWS]);

const levelOf = (effect: ImpactEffect) => ERRORS.has(effect) ? 'error' : NOTES.has(effect) ? 'note' : 'warning';

/** SARIF 2.1.0, as code hosts show it next to the lines of a pull request. */
export function sarifReport({ subjects }: ImpactData): string {
  const used = EFFECTS.filter(effect => subjects.some(({ changes }) => changes.some(({ effects }) => effects[0] === effect)));
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'vm-fleet diff',
          informationUri: 'https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet',
          rules: used.map(effect => (
            { id: effect, shortDescription: { text: EFFECT_WORDS[effect] }, defaultConfiguration: { level: levelOf(effect) } }
          )),
        },
      },
      results: subjects.flatMap(subject => subject.changes.map(change => resultOf(change, subject, used))),
    }],
  }, undefined, 2)}\n`;
}

function resultOf(change: ChangeImpact, subject: SubjectImpact, rules: readonly ImpactEffect[]) {
  const { effects: [effect], rule, source, fix, digest, file, acknowledged } = change;
  const text = [`${subjectText(subject)}: ${change.effects.map(each => EFFECT_WORDS[each]).join(', ')}. ${changeText(change, subject)}. ${rule}.`,
    ...fix === undefined ? [] : [`Fix: ${fix}.`], `See ${source}`].join(' ');
  return {
    ruleId: effect,
    ruleIndex: rules.indexOf(effect),
    level: levelOf(effect),
    message: { text },
    locations: file === undefined ? [] : [{ physicalLocation: { artifactLocation: { uri: file.split('\\').join('/').split('/').map(encodeURIComponent).join('/') } } }],
    partialFingerprints: { change: digest },
    ...acknowledged !== undefined && { suppressions: [{ kind: 'external', justification: acknowledged }] },
  };
}
