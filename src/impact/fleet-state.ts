import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { entriesOf } from './state/documents';
import { FleetSide, guessPlatforms, sideOf } from './state/fleet';
import { filesOnDisk } from './state/folder';
import { Manifests } from './state/manifests';
import { platformsByKey, platformsOf } from './state/platforms';
import { orUnreadable } from './unreadable';
import { collect } from '../collect/collect';
import { Platform } from '../constructs/platform/platform';
import { gate } from '../model/calls/gate';
import { ApiObjectData } from '../platforms/reading';

/**
 * A state of a fleet's manifests, for a comparison with another state.
 */
export class FleetState {
  /**
   * The manifests of an app's charts, or of the charts below any construct.
   *
   * @param scope an app, a chart, or a construct with charts below it
   */
  public static of(scope: IConstruct): FleetState {
    const charts = scope.node.findAll().filter((each): each is Chart => Chart.isChart(each));
    const model = collect(scope.node.root);
    const objects = charts.flatMap(chart => chart.toJson() as ApiObjectData[]).map(object => JSON.parse(JSON.stringify(object)) as ApiObjectData);
    const path = scope.node.path || 'the app';
    return new FleetState(sideOf(path, objects, platformsOf([model]), { platformOf: platformsByKey([model]) }));
  }

  /**
   * The manifests of a folder with everything below it, or of one file.
   *
   * @param path the path of the folder or file
   * @param platform the platform of the manifests; by default detected from their kinds, at the newest version of the platform
   */
  public static fromFolder(path: string, platform?: Platform): FleetState {
    const files = orUnreadable('FleetState.fromFolder', () => filesOnDisk(path), path);
    return FleetState.fromTexts(path, files.map(({ path: file, text }) => ({ file, text })), platform);
  }

  /**
   * Manifests as YAML or JSON, of any number of objects.
   *
   * @param yaml documents with a line of `---` between them
   * @param platform the platform of the manifests; by default detected from their kinds, at the newest version of the platform
   */
  public static fromYaml(yaml: string, platform?: Platform): FleetState {
    return FleetState.fromTexts('the manifests', [{ text: yaml }], platform);
  }

  /**
   * The manifests of a folder, for a comparison with a state whose platforms are known.
   *
   * @internal
   */
  public static _before(path: string, { _side: { platforms, platformOf } }: FleetState): FleetState {
    const files = orUnreadable('FleetState.fromFolder', () => filesOnDisk(path), path);
    const entries = files.flatMap(({ path: file, text }) => entriesOf(text, file));
    return new FleetState({ name: path, manifests: new Manifests(entries), platforms, platformOf });
  }

  private static fromTexts(name: string, texts: readonly Text[], platform: Platform | undefined): FleetState {
    const platforms = platform ? [platform._ref()] : guessPlatforms(texts.map(({ text }) => text));
    return new FleetState({ name, manifests: new Manifests(texts.flatMap(({ text, file }) => entriesOf(text, file))), platforms });
  }

  /** @internal */
  public readonly _side: FleetSide;

  private constructor(side: FleetSide) {
    this._side = side;
  }
}

gate(FleetState, 'of', 'fromFolder', 'fromYaml');

interface Text {
  readonly text: string;
  readonly file?: string;
}
