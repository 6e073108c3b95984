import { type KeptClass, recordFacts } from '../../workspace/records/record-facts.ts';
import { recordIdOf } from '../../workspace/records/record-log.ts';
import { pathParameter, queryOf, type Route } from '../route.ts';
import type { ManagementContext } from './management-context.ts';
import { filterQuery, pageQuery, sendPage } from './page-query.ts';
import { recordJson } from './record-json.ts';
import { requireWorkspace } from './workspace-path.ts';

/** Where the records of a class are read. */
interface RecordPaths {
  readonly recordClass: KeptClass;
  readonly list: string;
  readonly item: string;
  /** The class of what the list belongs to, where that is not the workspace. */
  readonly of?: KeptClass;
}

/** Documented. */
const PATHS: readonly RecordPaths[] = [
  { recordClass: 'Contact', list: '/workspaces/{workspace_id}/contacts', item: '/contacts/{id}' },
  {
    recordClass: 'Contacts::Tag',
    list: '/workspaces/{workspace_id}/contacts/tags',
    item: '/contacts/tags/{id}',
  },
  {
    recordClass: 'Contacts::AppliedTag',
    list: '/contacts/{contact_id}/applied_tags',
    item: '/contacts/applied_tags/{id}',
    of: 'Contact',
  },
  { recordClass: 'Order', list: '/workspaces/{workspace_id}/orders', item: '/orders/{id}' },
  {
    recordClass: 'Orders::Invoice',
    list: '/orders/{order_id}/invoices',
    item: '/orders/invoices/{id}',
    of: 'Order',
  },
  {
    recordClass: 'Orders::Transaction',
    list: '/orders/{order_id}/transactions',
    item: '/orders/transactions/{id}',
    of: 'Order',
  },
  { recordClass: 'Product', list: '/workspaces/{workspace_id}/products', item: '/products/{id}' },
  {
    recordClass: 'Products::Variant',
    list: '/products/{product_id}/variants',
    item: '/products/variants/{id}',
    of: 'Product',
  },
  { recordClass: 'Course', list: '/workspaces/{workspace_id}/courses', item: '/courses/{id}' },
  {
    recordClass: 'Courses::Enrollment',
    list: '/courses/{course_id}/enrollments',
    item: '/courses/enrollments/{id}',
    of: 'Course',
  },
];

/** Reading what the events of the workspace have left. */
export function recordRoutes({ workspace }: ManagementContext): readonly Route[] {
  const { records } = workspace;
  return PATHS.flatMap(({ recordClass, list, item, of }): readonly Route[] => [
    {
      method: 'get',
      path: list,
      handle: (request, response) => {
        const query = queryOf(request);
        if (of === undefined) requireWorkspace(request, workspace);
        const parent =
          of === undefined
            ? {}
            : {
                parentId: records.show(of, pathParameter(request, recordFacts(recordClass).parentKey ?? ''))
                  .id,
              };
        const page = records.list(recordClass, {
          ...pageQuery(query, (text) => recordIdOf(recordClass, text)),
          ...parent,
          filter: filterQuery(query),
        });
        sendPage(request, response, page, recordJson);
      },
    },
    {
      method: 'get',
      path: item,
      handle: (request, response) => {
        response.json(recordJson(records.show(recordClass, pathParameter(request, 'id'))));
      },
    },
  ]);
}
