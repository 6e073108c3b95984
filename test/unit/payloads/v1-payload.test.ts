import { expect, it } from 'vitest';
import { validateData } from '../../../src/payloads/validation.ts';
import { at, objectAt, payloadOf, seeds, V1_ENTRIES } from './payload-samples.ts';

it('sends a JSON:API resource object with a text for an id', () => {
  for (const { name, resource } of V1_ENTRIES) {
    for (const seed of seeds(5)) {
      const { data, subjectId } = payloadOf(name, seed, 'v1');
      const schema = resource === 'form-submission' ? 'v1/form-submission' : 'v1/resource';

      expect(new Set(Object.keys(data))).toEqual(new Set(['id', 'type', 'attributes']));
      expect(data['id']).toBe(String(subjectId));
      expect(at(data, 'attributes.id')).toBe(subjectId);
      expect(validateData(schema, data), `${name}, seed ${seed}`).toEqual([]);
    }
  }
});

it('names the model in snake case', () => {
  const types = [
    'form_submission.created',
    'orders/invoice.paid',
    'contact.created',
    'runs/step.dontrunme',
  ].map((name) => payloadOf(name, 1, 'v1').data['type']);

  expect(types).toEqual(['form_submission', 'orders_invoice', 'contact', 'runs_step']);
});

it('has the fields of a form submission that were observed, the form nested inside', () => {
  const attributes = objectAt(payloadOf('form/submission.created', 1, 'v1').data, 'attributes');

  expect(new Set(Object.keys(attributes))).toEqual(
    new Set(['contact_id', 'created_at', 'data', 'id', 'page_id', 'updated_at', 'workspace_id']),
  );
  expect(at(attributes, 'data.contact.email')).toMatch(/@example\./);
});

it('has flat columns and no public id elsewhere', () => {
  const attributes = objectAt(payloadOf('order.created', 1, 'v1').data, 'attributes');

  expect(attributes['total_amount']).toMatch(/^\d+\.\d\d$/);
  expect(attributes).not.toHaveProperty('public_id');
  for (const value of Object.values(attributes))
    expect(value === null || typeof value !== 'object').toBe(true);
});

it('tells of a workflow event which step ran for whom', () => {
  const { data } = payloadOf('workflows/steps/deliver_webhook_step.executed', 1, 'v1');

  expect(objectAt(data, 'attributes')).toMatchObject({
    status: 'completed',
    contact_id: expect.any(Number),
    workflow_id: expect.any(Number),
  });
});
