/** A body as a set of statements about its form: `data.first_name is null`. Values play no part. */
type FormFeatures = ReadonlySet<string>;

/** Every path of a body with its type, null among them; lists count what is in them once. */
export function formFeatures(body: unknown): FormFeatures {
  const features = new Set<string>();
  const walk = (path: string, value: unknown): void => {
    if (Array.isArray(value)) {
      features.add(`${path} is a list of ${value.length === 0 ? 'nothing' : 'something'}`);
      for (const item of value) walk(`${path}[]`, item);
    } else if (typeof value === 'object' && value !== null) {
      features.add(`${path} is an object`);
      for (const [key, member] of Object.entries(value)) walk(`${path}.${key}`, member);
    } else features.add(`${path} is ${value === null ? 'null' : typeof value}`);
  };
  walk('', body);
  return features;
}

/** A body and where it comes from. */
interface Example {
  readonly features: FormFeatures;
  readonly isReal: boolean;
}

/** A yes-or-no question about one feature, or a decision. */
type Tree =
  | { readonly kind: 'leaf'; readonly isReal: boolean }
  | { readonly kind: 'question'; readonly feature: string; readonly yes: Tree; readonly no: Tree };

/**
 * How often classifiers that were trained on one half tell real bodies from generated ones in the other: naive Bayes,
 * which sees every feature by itself, and a decision tree, which sees what occurs together. 0.5 is chance.
 */
export function accuracyOfTelling(
  real: readonly unknown[],
  generated: readonly unknown[],
): { readonly bayes: number; readonly tree: number } {
  const count = Math.min(real.length, generated.length);
  const examples = Array.from({ length: count }, (_, index): Example[] => [
    { features: formFeatures(real[index]), isReal: true },
    { features: formFeatures(generated[index]), isReal: false },
  ]);
  const training = examples.filter((_, index) => index % 2 === 0).flat();
  const held = examples.filter((_, index) => index % 2 === 1).flat();
  const tree = growTree(training, 5);
  const bayes = trainBayes(training);
  return {
    bayes: share(held, (features) => bayes(features)),
    tree: share(held, (features) => decide(tree, features)),
  };
}

function share(examples: readonly Example[], classify: (features: FormFeatures) => boolean): number {
  return examples.filter(({ features, isReal }) => classify(features) === isReal).length / examples.length;
}

function trainBayes(examples: readonly Example[]): (features: FormFeatures) => boolean {
  const all = [...new Set(examples.flatMap(({ features }) => [...features]))];
  const half = examples.length / 2;
  const weights = all.map((feature) => {
    const having = examples.filter(({ features }) => features.has(feature));
    const real = (having.filter(({ isReal }) => isReal).length + 1) / (half + 2);
    const made = (having.filter(({ isReal }) => !isReal).length + 1) / (half + 2);
    return { feature, has: Math.log(real / made), lacks: Math.log((1 - real) / (1 - made)) };
  });
  return (features) =>
    weights.reduce((sum, { feature, has, lacks }) => sum + (features.has(feature) ? has : lacks), 0) > 0;
}

function growTree(examples: readonly Example[], depth: number): Tree {
  const real = examples.filter(({ isReal }) => isReal).length;
  const leaf: Tree = { kind: 'leaf', isReal: real * 2 > examples.length };
  if (depth === 0 || real === 0 || real === examples.length || examples.length < 10) return leaf;

  const features = [...new Set(examples.flatMap((example) => [...example.features]))];
  let best: { feature: string; impurity: number } | undefined;
  for (const feature of features) {
    const yes = examples.filter((example) => example.features.has(feature));
    if (yes.length === 0 || yes.length === examples.length) continue;
    const yesReal = yes.filter(({ isReal }) => isReal).length;
    const impurity = gini(yesReal, yes.length) + gini(real - yesReal, examples.length - yes.length);
    if (best === undefined || impurity < best.impurity) best = { feature, impurity };
  }
  if (best === undefined) return leaf;
  const { feature } = best;
  return {
    kind: 'question',
    feature,
    yes: growTree(
      examples.filter((example) => example.features.has(feature)),
      depth - 1,
    ),
    no: growTree(
      examples.filter((example) => !example.features.has(feature)),
      depth - 1,
    ),
  };
}

function gini(real: number, all: number): number {
  return 2 * real * (1 - real / all);
}

function decide(tree: Tree, features: FormFeatures): boolean {
  let node = tree;
  while (node.kind === 'question') node = features.has(node.feature) ? node.yes : node.no;
  return node.isReal;
}
