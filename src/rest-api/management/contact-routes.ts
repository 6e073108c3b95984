import type { Request, Response } from 'express';
import { recordIdOf } from '../../workspace/records/record-log.ts';
import { pathParameter, type Route } from '../route.ts';
import { contactParameters, withoutBlanks } from './contact-parameters.ts';
import type { ManagementContext } from './management-context.ts';
import { text } from './parameter-values.ts';
import { recordJson } from './record-json.ts';
import { requireWorkspace } from './workspace-path.ts';
import { refuseInvalid, wrappedParameters } from './wrapped-parameters.ts';

/** Writing contacts and their tags, which raises events (documented). */
export function contactRoutes({ workspace }: ManagementContext): readonly Route[] {
  const { records } = workspace;
  const { contacts } = records;
  const update = (request: Request, response: Response) => {
    const { id } = records.show('Contact', pathParameter(request, 'id'));
    const fields = contactParameters(request.body);
    refuseInvalid(contacts.problems(fields, id));
    response.json(recordJson(contacts.update(id, fields)));
  };

  return [
    {
      method: 'post',
      path: '/workspaces/{workspace_id}/contacts',
      handle: (request, response) => {
        requireWorkspace(request, workspace);
        const fields = contactParameters(request.body);
        refuseInvalid(contacts.problems(fields));
        response.status(201).json(recordJson(contacts.create(fields)));
      },
    },
    {
      method: 'post',
      path: '/workspaces/{workspace_id}/contacts/upsert',
      handle: (request, response) => {
        requireWorkspace(request, workspace);
        const fields = withoutBlanks(contactParameters(request.body));
        const { email_address: email } = fields.texts;
        if (email == null) return refuseInvalid([{ field: 'Email address', problem: "can't be blank" }]);
        const known = contacts.withEmail(email);
        refuseInvalid(contacts.problems(fields, known?.id));
        const written = known === undefined ? contacts.create(fields) : contacts.update(known.id, fields);
        response.status(known === undefined ? 201 : 200).json(recordJson(written));
      },
    },
    { method: 'put', path: '/contacts/{id}', handle: update },
    { method: 'patch', path: '/contacts/{id}', handle: update },
    {
      method: 'post',
      path: '/workspaces/{workspace_id}/contacts/tags',
      handle: (request, response) => {
        requireWorkspace(request, workspace);
        const { name = null, color = null } = wrappedParameters(request.body, 'contacts_tag');
        const called = (text(name) ?? '').trim();
        refuseInvalid(contacts.tagProblems(called));
        response.status(201).json(recordJson(contacts.createTag(called, text(color) || undefined)));
      },
    },
    {
      method: 'post',
      path: '/contacts/{contact_id}/applied_tags',
      handle: (request, response) => {
        const { id } = records.show('Contact', pathParameter(request, 'contact_id'));
        const { tag_id: tag = null } = wrappedParameters(request.body, 'contacts_applied_tag');
        const tagId = recordIdOf('Contacts::Tag', text(tag) ?? '');
        refuseInvalid(contacts.appliedProblems(id, tagId));
        if (tagId !== undefined) response.status(201).json(recordJson(contacts.applyTag(id, tagId)));
      },
    },
    {
      method: 'delete',
      path: '/contacts/applied_tags/{id}',
      handle: (request, response) => {
        contacts.removeAppliedTag(records.show('Contacts::AppliedTag', pathParameter(request, 'id')).id);
        response.status(204).end();
      },
    },
  ];
}
