/**
 * Where the paths of ClickFunnels' API begin that this one does not have, after `/workspaces/{id}` or at once. Those of
 * which there are events are concluded from the events' class names; the others are assumed.
 */
const OTHER_RESOURCES: ReadonlySet<string> = new Set(
  (
    'affiliates appointments blogs communities contacts courses domains form_submissions forms fulfillments ' +
    'funnels images me oauth orders pages platform products runs sales segments shipping stores styles ' +
    'subscriptions teams themes users workflows'
  ).split(' '),
);

/** Whether a path below the base belongs to a resource of ClickFunnels that is not imitated here. */
export function isOtherResource(path: string): boolean {
  const steps = path.split('/').filter((step) => step !== '');
  const [first, second] = steps[0] === 'workspaces' ? steps.slice(2) : steps;
  if (first === undefined) return steps.length > 0;
  return first === 'webhooks' ? second === 'incoming' : OTHER_RESOURCES.has(first);
}
