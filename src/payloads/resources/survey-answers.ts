import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import { some } from '../vocabulary/draw.ts';
import type { Survey, SurveyQuestion } from '../vocabulary/surveys.ts';

/** A screen of a survey, counted from 0. */
export interface SurveyScreen {
  readonly survey: Survey;
  readonly screen: number;
}

/** Options have ids of their own in each workspace, so many apart. */
const IDS_PER_WORKSPACE = 40;

/**
 * What a visitor answers on one screen, as custom attributes: `<key>` is the id of the option and `<key>_label` its
 * text; several options are a list of ids and `<key>_labels`, a JSON list as text (observed).
 */
export function surveyAnswers(
  { survey, screen }: SurveyScreen,
  workspaceId: number,
  random: Random,
): JsonObject {
  const before = survey.screens.slice(0, screen).flat();
  let optionId =
    workspaceId * IDS_PER_WORKSPACE + before.reduce((sum, { options }) => sum + options.length, 0);
  const answers = (survey.screens[screen] ?? []).map((question) => {
    const first = optionId;
    optionId += question.options.length;
    return answerTo(question, first, random.fork(question.key));
  });
  return Object.assign({}, ...answers);
}

/** The custom attributes that a screen leaves on its contact, which are texts. */
export function attributesOf(formParameters: JsonValue | undefined): Record<string, string> {
  const contact = isJsonObject(formParameters) ? formParameters['contact'] : undefined;
  const answers = isJsonObject(contact) ? contact['custom_attributes'] : undefined;
  if (!isJsonObject(answers)) return {};
  return Object.fromEntries(
    Object.entries(answers).map(([key, answer]) => [
      key,
      typeof answer === 'string' ? answer : JSON.stringify(answer ?? null),
    ]),
  );
}

function answerTo({ key, takes, options }: SurveyQuestion, firstId: number, random: Random): JsonObject {
  const numbered = options.map((label, index) => ({ id: firstId + index, label }));
  switch (takes) {
    case 'text':
      return { [key]: random.pick(options) };
    case 'one': {
      const { id, label } = random.pick(numbered);
      return { [key]: id, [`${key}_label`]: label };
    }
    case 'several': {
      const drawn = some(random, numbered, 0.4);
      const chosen = drawn.length === 0 ? [random.pick(numbered)] : drawn;
      return {
        [key]: chosen.map(({ id }) => id),
        [`${key}_labels`]: JSON.stringify(chosen.map(({ label }) => label)),
      };
    }
    default:
      return takes satisfies never;
  }
}
